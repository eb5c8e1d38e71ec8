// The parts of a sheet that tell findings, each in as much detail as its pages allow. Belongs to one thread.
#pragma once

#include <span>

#include "report/flow.hpp"
#include "report/map_content.hpp"
#include "report/print_parts.hpp"

namespace terracord::report {

// How much of each is told; a sheet takes the first that fits its pages.
struct SheetDetail {
    std::size_t full_findings = 40;   // the first ones with all their lines; the others with title and sentence
    std::size_t most_attention = 20;  // points of attention at all
    int attention_lines = 0;          // of their sentence; 0: whole
    bool notes = true;
    std::size_t most_open = 12;  // causes of what could not be assessed
    int open_lines = 0;
    std::size_t quiet_characters = 900;  // titles of checks with nothing found
    std::size_t most_needs = 12;
    int need_lines = 3;
    std::size_t most_consulted = 10;
    bool documents_apart = true;  // a line each, else one after the other
};

void add_listed(Flow& flow, Canvas& canvas, const PrintFacts& facts, std::span<const ListedFinding> listed,
                const SheetDetail& detail);
void add_open(Flow& flow, const PrintFacts& facts, const model::ProjectResult& result, const SheetDetail& detail);
void add_needs(Flow& flow, const PrintFacts& facts, const model::ProjectResult& result, const SheetDetail& detail);
void add_quiet(Flow& flow, const PrintFacts& facts, const model::ProjectResult& result, const SheetDetail& detail);
void add_consultations(Flow& flow, const PrintFacts& facts, const model::ProjectResult& result,
                       const SheetDetail& detail);
// The documents that its findings speak of, with version and dates.
void add_documents(Flow& flow, const PrintFacts& facts, const model::ProjectResult& result, const SheetDetail& detail);

}  // namespace terracord::report
