// The catalogue for people and for machines: what each shipped check asks, on which legal footing, with which limits,
// and how each of its verdicts reads. Pure functions.
#pragma once

#include <string>
#include <vector>

#include "base/text.hpp"
#include "catalogue/catalogue_data.hpp"

namespace terracord::survey {

// Entries of a theme and of a profile; empty words: all. In the order of the catalogue.
[[nodiscard]] std::vector<const catalogue::Entry*> select_entries(const catalogue::CatalogueData& data,
                                                                  const std::string& theme, const std::string& profile);
[[nodiscard]] std::vector<std::string> themes_of(const catalogue::CatalogueData& data);

[[nodiscard]] std::string list_text(const std::vector<const catalogue::Entry*>& entries, Lang lang);
[[nodiscard]] std::string page_text(const catalogue::Entry& entry, const catalogue::CatalogueData& data, Lang lang);
// An array of entries.
[[nodiscard]] std::string list_json(const std::vector<const catalogue::Entry*>& entries,
                                    const catalogue::CatalogueData& data);
[[nodiscard]] std::string page_json(const catalogue::Entry& entry, const catalogue::CatalogueData& data);

}  // namespace terracord::survey
