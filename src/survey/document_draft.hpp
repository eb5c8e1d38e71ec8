// From what was found to documents as an analysis would have them, without an analysis file.
#pragma once

#include "base/log.hpp"
#include "catalogue/catalogue_data.hpp"
#include "model/document.hpp"
#include "survey/find_documents.hpp"

namespace terracord::survey {

[[nodiscard]] model::VectorSource source_of(const TableFile& table);

// With its layers, version, dates, status. Errors of catalogue::resolve.
[[nodiscard]] tl::expected<model::DocumentSpec, Errors> document_of(const FoundDocument& found,
                                                                    const catalogue::CatalogueData& data, Log& log);

// A document of one layer that no standard knows.
[[nodiscard]] model::DocumentSpec plain_document(const TableFile& table);

// The column that most likely holds the class of a feature, or its name; empty: none is called like one.
[[nodiscard]] std::string class_column(const std::vector<std::string>& columns);
[[nodiscard]] std::string label_column(const std::vector<std::string>& columns);

// A document's id from the name of its folder: letters, digits, '-', '_', in lower case.
[[nodiscard]] std::string id_from(const std::string& name);

}  // namespace terracord::survey
