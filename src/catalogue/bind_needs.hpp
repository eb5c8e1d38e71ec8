// Completes the needs of an analysis: those made of a catalogue entry, the document that sets a target, the check that
// measures a supply, and what the projects' programme must tell.
#pragma once

#include "catalogue/catalogue_data.hpp"
#include "config/read_analysis.hpp"

namespace terracord::catalogue {

// After documents and checks are bound. Errors 203 to 208.
void bind_needs(config::Draft& draft, const CatalogueData& data, Errors& errors);

}  // namespace terracord::catalogue
