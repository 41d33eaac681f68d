# Writes the C++ file that holds templates/ and themes/ (see builtin.h).
#   cmake -DROOT=<repository> -DOUT=<file.cpp> -P builtin.cmake
file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/templates/* ${ROOT}/themes/*)
list(SORT files)
set(rows "")
foreach(file IN LISTS files)
  file(READ ${ROOT}/${file} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" escaped "${hex}")
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(APPEND rows "    {\"${file}\", {\"${escaped}\", ${size}}},\n")
endforeach()
file(WRITE ${OUT}.new "#include \"pages/builtin.h\"\n\nnamespace plansite {\n\nnamespace {\n\nconstexpr BuiltinFile files[] = {\n${rows}    {\"\", \"\"}};\n\n} // namespace\n\nstd::span<const BuiltinFile> builtin_files() { return std::span(files).first(std::size(files) - 1); }\n\n} // namespace plansite\n")
file(COPY_FILE ${OUT}.new ${OUT} ONLY_IF_DIFFERENT)
