#include "import/html_grid.h"

#include "base/ascii.h"
#include "base/text.h"
#include "import/cell_text.h"
#include "import/html_reader.h"

#include <algorithm>
#include <fmt/format.h>

namespace plansite {

namespace {

constexpr std::size_t most_columns = 200;
constexpr std::size_t most_spanned = 1000; // rows

// How many columns or rows a cell takes, by HTML's rules: what is no number from 1 on is 1.
std::size_t span_of(const HtmlAttributes& attributes, std::string_view name, std::size_t most) {
    std::size_t span = 0;
    for (const char c : trimmed(attribute_of(attributes, name))) {
        if (!is_digit(c)) break;
        span = std::min(span * 10 + std::size_t(c - '0'), most);
    }
    return std::max<std::size_t>(span, 1);
}

class TableListener : public HtmlListener {
public:
    void open(std::string_view name, const HtmlAttributes& attributes) override {
        if (name == "table" && ++depth_ == 1) return begin_table();
        if (depth_ == 1 && name == "tr") return begin_row();
        if (depth_ == 1 && (name == "td" || name == "th")) {
            end_cell();
            if (!in_row_) begin_row();
            in_cell_ = true;
            columns_ = span_of(attributes, "colspan", most_columns);
            rows_ = span_of(attributes, "rowspan", most_spanned);
            return;
        }
        gatherer().open(name, attribute_of(attributes, "href"));
        if (beside_.size() > most_cells) refuse("it has too many lines beside its tables");
    }

    void close(std::string_view name) override {
        if (name == "table" && depth_ > 0) {
            if (--depth_ > 0) return;
            end_row();
            covered_.clear();
        } else if (depth_ == 1 && name == "tr") {
            end_row();
        } else if (depth_ == 1 && (name == "td" || name == "th")) {
            end_cell();
        } else {
            gatherer().close(name);
        }
    }

    void text(std::string_view text) override {
        read_ = in_cell_ ? read_ + text.size() : 0;
        if (read_ > longest_cell) return refuse(fmt::format("a cell has more than {} bytes", longest_cell));
        gatherer().text(text);
    }

    bool done() const override { return out_.fault.has_value(); }

    ReadGrid take() {
        end_row();
        end_beside();
        return std::move(out_);
    }

private:
    PieceGatherer& gatherer() { return in_cell_ ? cell_ : beside_; }

    void refuse(std::string what) { out_.fault = GridFault{std::move(what), "import it in parts"}; }

    void begin_table() {
        end_beside();
        ++table_;
        row_ = 0;
    }

    void begin_row() {
        end_row();
        in_row_ = true;
        cells_.clear();
    }

    // Cells of rows above that reach down to here.
    void take_covered() {
        while (cells_.size() < covered_.size() && covered_[cells_.size()] > 0) {
            --covered_[cells_.size()];
            cells_.push_back({{}, Cover::above});
        }
    }

    void end_cell() {
        if (!in_cell_) return;
        in_cell_ = false;
        read_ = 0;
        take_covered();
        GridCell cell{cell_.take(), Cover::own};
        if (cell.pieces.size() > most_lines)
            return refuse(fmt::format("a cell has more than {} lines", most_lines));
        if (rows_ > 1) out_.grid.merging = Merging::written;
        for (std::size_t i = 0; i < columns_ && cells_.size() < most_columns; ++i) {
            if (covered_.size() <= cells_.size()) covered_.resize(cells_.size() + 1);
            covered_[cells_.size()] = rows_ - 1;
            cells_.push_back(std::move(cell));
            cell = {{}, Cover::left};
        }
    }

    void end_row() {
        end_cell();
        if (!in_row_) return;
        in_row_ = false;
        take_covered();
        ++row_;
        all_cells_ += cells_.size();
        if (all_cells_ > most_cells) return refuse(fmt::format("it has more than {} cells", most_cells));
        const std::string place = fmt::format("table {}, row {}", table_, row_);
        out_.grid.rows.push_back({place, std::move(cells_), row_ == 1});
        cells_.clear();
    }

    // Lines that stand outside of tables.
    void end_beside() {
        for (auto& piece : beside_.take()) {
            if (++all_cells_ > most_cells) return refuse("it has too many lines beside its tables");
            const std::string place =
                table_ == 0 ? "before the tables" : fmt::format("beside table {}", table_);
            out_.grid.rows.push_back({place, {{{std::move(piece)}}}, true});
        }
    }

    ReadGrid out_;
    PieceGatherer cell_, beside_;
    std::vector<GridCell> cells_;      // of the row
    std::vector<std::size_t> covered_; // by column: how many more rows a cell above reaches down
    std::size_t depth_ = 0, table_ = 0, row_ = 0, all_cells_ = 0;
    std::size_t columns_ = 1, rows_ = 1; // of the cell
    std::size_t read_ = 0;               // bytes of the cell
    bool in_row_ = false, in_cell_ = false;
};

} // namespace

ReadGrid read_html_grid(std::string_view bytes) {
    if (bytes.find('\0') != bytes.npos)
        return {{}, GridFault{"there is a NUL byte in it", "save it as HTML in UTF-8"}};
    TableListener listener;
    const HtmlEnd end = read_html(bytes, listener);
    ReadGrid out = listener.take();
    if (end == HtmlEnd::too_deep) out.fault = {"its tags nest more than 500 deep", "copy the table alone"};
    if (end == HtmlEnd::too_many_attributes)
        out.fault = {"one of its tags has more than 1,000 attributes", "copy the table alone"};
    return out;
}

} // namespace plansite
