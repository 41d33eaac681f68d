#include "create/sketches.h"

namespace plansite {

const std::string_view directory_sketch = R"(
[[body]]
name = @body@

[[body]]
name = @role@
kind = "role"
parent = @body@
)";

const std::string_view plan_columns = R"([[columns]]
field = "criteria"
label = "How we will know"

[[columns]]
field = "task"
label = "What we will do"

[[columns]]
field = "responsible"
label = "Who answers for it"

[[columns]]
field = "completion"
label = "By when")";

const std::string_view plan_sketch = R"(
title = @title@
summary = "What this plan is for, in a sentence or two."
bodies = [@body@]
period = @period@
stage = "draft"

@columns@
)";

const std::string_view priority_sketch = R"(
title = @title@
@ref@
aim = "What will be better, and for whom."

[[activity]]
title = "A piece of work"
@activity_ref@

[[activity.criterion]]
id = @criterion@
text = @success@

[[activity.action]]
task = "What will be done"
criteria = [@criterion@]
responsible = [@role@]
completion = @completion@
)";

const std::string_view consultation_sketch = R"(
title = @title@
summary = "What it is about, and whom it concerns, in a sentence or two."
body = @body@
@plans@
opens = @opens@
closes = @closes@
closes_at = "17:00"
respondents = ["Parent or carer", "School", "Somebody else"]
proposal = "What is proposed."
reasons = "Why it is proposed, and why now."
options = ["What is proposed", "Leaving things as they are"]
impact = "Whom it affects, and how."
decides = @body@
use_of_answers = "Who reads the answers, and what they decide with them."

[[respond]]
how = "By e-mail"
to = "consultation@at@example.org"

[[timetable]]
when = @closes@
what = "The consultation closes"

[[question]]
id = "agree"
answer = "yes-no"
text = "Do you agree with what is proposed?"

[[question]]
id = "words"
text = "What should we know before we decide?"
)";

const std::string_view paper_sketch = R"(
title = "The paper"
summary = "What is proposed, and why."
order = 10
)";

const std::string_view paper_text = R"(## What is proposed

What would change, for whom, and from when.

> [!QUESTION agree]

## Why

What is the matter now, and what else was considered.

> [!QUESTION words]
)";

const std::string_view update_sketch = R"(
@author@
)";

const std::string_view document_sketch = R"(
title = @title@
kind = "Report"
summary = "What it says, in one or two sentences."
date = @day@
@belongs_to@
)";

const std::string_view document_text = R"(What happened, and what came of it.

## A heading

Headings begin with two signs: the title of the page is the one above them.
)";

} // namespace plansite
