#pragma once

// Bytes that stand in rendered HTML for what depends on the page it ends up on. No text of an author can hold
// them (control characters are refused when files are read). `pages/finish` takes them out again.

namespace plansite {

// Stands before an address of this site, counted from the root: href="\x01plans/x/index.html#y". Becomes a
// relative link from the page it is on.
inline constexpr char address_mark = '\x01';

// Stand around an abbreviation of the glossary. The first one on a page becomes an <abbr> with its meaning.
inline constexpr char abbreviation_begin = '\x02';
inline constexpr char abbreviation_end = '\x03';

} // namespace plansite
