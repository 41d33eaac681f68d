#include "create/sketches.h"

namespace plansite {

const std::string_view starter_site = R"(
title = @title@
description = "What Oakshire and its schools have promised, and how far they are."
publisher = "Oakshire Council"
contact = "plans@at@example.org"
licence = "Open Government Licence v3.0"
year = "academic"
)";

const std::string_view starter_home = R"(
title = "Plans of Oakshire"
)";

const std::string_view starter_home_text =
    R"(Here Oakshire and its schools publish what they have promised, who answers for it, and how far they are.

- [Our plan for attendance](plan:attendance) says what is done so that more children are in school every day.
- What is late, and what nobody has reported on yet, is said with it.
)";

const std::string_view starter_directory = R"(
[[body]]
id = "council"
name = "Oakshire Council"
initials = ["OC"]

[[body]]
id = "attendance-group"
name = "Attendance Group"
kind = "group"
parent = "Oakshire Council"

[[body]]
id = "head-of-inclusion"
name = "Head of Inclusion"
kind = "role"
parent = "Oakshire Council"

[[term]]
term = "EWO"
meaning = "education welfare officer"
)";

const std::string_view starter_plan = R"(
title = "Every day counts"
summary = "What Oakshire and its schools do together so that more children are in school every day."
bodies = ["Oakshire Council"]
period = "@year@"
stage = "in-force"

@columns@
)";

const std::string_view starter_priority = R"(
ref = "1"
title = "In school every day"
aim = "Fewer days of learning are lost, above all by the children who miss most."

[[activity]]
ref = "1.1"
title = "Absence is followed up on the first day"

[[activity.criterion]]
id = "first-day"
text = "Every school calls home on the first day of an absence"
due = "December @begins@"

[[activity.criterion]]
id = "same-codes"
text = "All schools record absence with the same codes"
due = "Spring @ends@"

[[activity.action]]
task = "Agree with all schools how families are called, and who does it where there is no EWO"
criteria = ["first-day"]
responsible = ["Attendance Group"]
completion = "December @begins@"

[[activity.action]]
task = "Train the offices of all schools in calling and in the codes"
criteria = ["first-day", "same-codes"]
responsible = ["Attendance Group", "Head of Inclusion"]
completion = "Spring @ends@"
)";

const std::string_view starter_targets = R"(
[[target]]
ref = "1"
title = "Sessions missed in primary schools"
unit = "%"
direction = "down"
baseline = "@earlier@"
actual = { "@earlier@" = 5.9, "@last@" = 5.5 }
planned = { "@year@" = 5.1, "@next@" = "" }
owner = ["Head of Inclusion"]
supports = ["priority:1"]
)";

} // namespace plansite
