// Everything a test on a drawn map says, without prefixes.
#pragma once

#include <gtest/gtest.h>

#include "support/scene.hpp"
#include "support/shapes.hpp"

namespace terracord::maps {

using model::Access;
using model::Alignment;
using model::Breakdown;
using model::Comparison;
using model::Consumption;
using model::Containment;
using model::Corridor;
using model::Count;
using model::Distance;
using model::DocumentsRollup;
using model::DocumentStatus;
using model::Exclusion;
using model::Frontage;
using model::Land;
using model::Length;
using model::NeedReading;
using model::Overlap;
using model::PartKind;
using model::Phase;
using model::Population;
using model::Quantity;
using model::Reason;
using model::Relation;
using model::Setback;
using model::Verdict;
using testing::Answer;
using testing::Ask;
using testing::condition;
using testing::kCell;
using testing::line;
using testing::on_map;
using testing::over;
using testing::point;
using testing::polygon;
using testing::rectangle;
using testing::ring;
using testing::Scene;
using testing::together;
using testing::under;

// A sentence with plain spaces where typography has others.
inline std::string plain(std::string text) {
    for (const std::string_view space : {"\u00a0", "\u202f"}) {
        for (auto at = text.find(space); at != std::string::npos; at = text.find(space, at))
            text.replace(at, space.size(), " ");
    }
    return text;
}

// The most usual check: more than a square metre of the layer in the project contradicts it.
inline Ask overlap() { return Ask(Overlap{}).conflict(over(Quantity::area, 1.0)); }

}  // namespace terracord::maps
