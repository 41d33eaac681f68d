#include "chart/svg.h"

#include "base/html.h"

#include <algorithm>
#include <fmt/format.h>

namespace plansite {

namespace {

std::string class_attribute(std::string_view classes) {
    return classes.empty() ? "" : fmt::format(" class=\"{}\"", escaped(classes));
}

std::string box_attributes(const Box& box) {
    return fmt::format(" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", coordinate(box.x), coordinate(box.y),
                       coordinate(box.width), coordinate(box.height));
}

// What is drawn over the colour of an area, in a square of eight units.
std::string_view marks_of(Texture texture) {
    switch (texture) {
    case Texture::rising: return R"(<path d="M-2 2L2 -2M0 8L8 0M6 10L10 6"/>)";
    case Texture::falling: return R"(<path d="M6 -2L10 2M0 0L8 8M-2 6L2 10"/>)";
    case Texture::dots: return R"(<path d="M2 1v2M6 5v2"/>)";
    case Texture::horizontal: return R"(<path d="M0 4H8"/>)";
    case Texture::vertical: return R"(<path d="M4 0V8"/>)";
    case Texture::crosses: return R"(<path d="M4 0V8M0 4H8"/>)";
    case Texture::solid:
    case Texture::empty: break;
    }
    return "";
}

std::string_view name_of(Texture texture) {
    static constexpr std::string_view names[] = {"solid",      "rising",   "falling", "dots",
                                                 "horizontal", "vertical", "crosses", "empty"};
    return names[std::size_t(texture)];
}

} // namespace

std::string coordinate(double value) {
    std::string text = fmt::format("{:.2f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text == "-0" ? "0" : text;
}

Shapes& Shapes::line(Point from, Point to, std::string_view classes) {
    return polyline({from, to}, classes);
}

Shapes& Shapes::polyline(const std::vector<Point>& points, std::string_view classes) {
    std::string path;
    for (const auto& point : points)
        path += fmt::format("{}{} {}", path.empty() ? "M" : "L", coordinate(point.x), coordinate(point.y));
    svg_ += fmt::format("<path{} d=\"{}\" fill=\"none\" stroke=\"currentColor\"/>\n",
                        class_attribute(classes), path);
    return *this;
}

Shapes& Shapes::box(const Box& box, std::string_view classes, std::string_view fill) {
    svg_ += fmt::format("<rect{}{} fill=\"{}\"/>\n", class_attribute(classes), box_attributes(box),
                        escaped(fill));
    return *this;
}

Shapes& Shapes::shade(const Box& box, std::string_view classes, double opacity) {
    svg_ += fmt::format("<rect{}{} fill=\"currentColor\" fill-opacity=\"{}\"/>\n", class_attribute(classes),
                        box_attributes(box), coordinate(opacity));
    return *this;
}

Shapes& Shapes::outline(const Box& box, std::string_view classes) {
    const Box inside{box.x + 1, box.y + 1, std::max(box.width - 2, 0.5), std::max(box.height - 2, 0.5)};
    svg_ += fmt::format("<rect{}{} fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/>\n",
                        class_attribute(classes), box_attributes(inside));
    return *this;
}

Shapes& Shapes::dot(Point centre, double radius, std::string_view classes) {
    svg_ +=
        fmt::format("<circle{} cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"currentColor\"/>\n",
                    class_attribute(classes), coordinate(centre.x), coordinate(centre.y), coordinate(radius));
    return *this;
}

Shapes& Shapes::diamond(Point centre, double radius, std::string_view classes) {
    return diamond(centre, radius, classes, "fill=\"currentColor\"");
}

Shapes& Shapes::open_diamond(Point centre, double radius, std::string_view classes) {
    return diamond(centre, radius, classes, "fill=\"none\" stroke=\"currentColor\"");
}

Shapes& Shapes::diamond(Point centre, double radius, std::string_view classes, std::string_view paint) {
    const std::string r = coordinate(radius);
    svg_ += fmt::format("<path{} d=\"M{} {}l{} {}l-{} {}l-{} -{}z\" {}/>\n", class_attribute(classes),
                        coordinate(centre.x), coordinate(centre.y - radius), r, r, r, r, r, r, paint);
    return *this;
}

Shapes& Shapes::text(const TextPlace& place, std::string_view classes, std::string_view words) {
    static constexpr std::string_view anchors[] = {"", " text-anchor=\"middle\"", " text-anchor=\"end\""};
    static constexpr std::string_view lines[] = {"", " dominant-baseline=\"central\"",
                                                 " dominant-baseline=\"hanging\""};
    // The style sheet gives many texts a rim in the colour of the paper, which must lie below the letters.
    svg_ += fmt::format("<text{} paint-order=\"stroke\" x=\"{}\" y=\"{}\"{}{}>{}</text>\n",
                        class_attribute(classes), coordinate(place.at.x), coordinate(place.at.y),
                        anchors[std::size_t(place.anchor)], lines[std::size_t(place.line)], escaped(words));
    return *this;
}

Shapes& Shapes::group(Point offset, const Shapes& inner) {
    svg_ += fmt::format("<g transform=\"translate({} {})\">\n{}</g>\n", coordinate(offset.x),
                        coordinate(offset.y), inner.svg_);
    return *this;
}

Shapes& Shapes::thing(std::string_view title, std::string_view href, const Shapes& inner) {
    const std::string inside = fmt::format("<title>{}</title>\n{}", escaped(title), inner.svg_);
    svg_ += href.empty() ? fmt::format("<g>{}</g>\n", inside)
                         : fmt::format("<a href=\"{}\">{}</a>\n", escaped(href), inside);
    return *this;
}

std::string state_class(const Category& category) {
    return "is-" + (category.name.empty() ? "plain" : category.name);
}

void Textures::fill(Shapes& shapes, const Box& box, const Category& category) {
    const std::string name = state_class(category);
    if (category.texture == Texture::empty) {
        shapes.outline(box, "area empty " + name);
        return;
    }
    shapes.box(box, "area " + name);
    const auto marks = marks_of(category.texture);
    if (marks.empty()) return;
    const std::string id = fmt::format("{}-{}", id_, name_of(category.texture));
    used_[category.texture] =
        fmt::format("<pattern id=\"{}\" class=\"texture\" width=\"8\" height=\"8\" "
                    "patternUnits=\"userSpaceOnUse\" stroke=\"white\" stroke-width=\"2.5\">{}</pattern>\n",
                    escaped(id), marks);
    shapes.box(box, "", "url(#" + id + ")");
}

std::string Textures::definitions() const {
    std::string out;
    for (const auto& [texture, pattern] : used_) out += pattern;
    return out.empty() ? out : "<defs>\n" + out + "</defs>\n";
}

Chart framed(const Drawing& drawing, std::string_view title, std::string description, const Shapes& shapes,
             const Textures& textures) {
    const std::string id = escaped(drawing.id);
    Chart chart{"", std::string(title), std::move(description)};
    chart.svg = fmt::format("<svg class=\"chart {}\" role=\"{}\" aria-labelledby=\"{}-title {}-description\" "
                            "viewBox=\"0 0 {} {}\" font-size=\"16\">\n",
                            drawing.kind, drawing.role, id, id, coordinate(drawing.width),
                            coordinate(drawing.height));
    chart.svg += fmt::format("<title id=\"{}-title\">{}</title>\n", id, escaped(title));
    chart.svg += fmt::format("<desc id=\"{}-description\">{}</desc>\n", id, escaped(chart.description));
    chart.svg += textures.definitions() + shapes.svg() + "</svg>\n";
    return chart;
}

Chart not_drawn(std::string_view title, std::string description) {
    return {"", std::string(title), std::move(description)};
}

std::string listed(const std::vector<std::string>& words) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) out += i + 1 == words.size() ? " and " : ", ";
        out += words[i];
    }
    return out;
}

} // namespace plansite
