// One layer looked at from all sides: how it is written, what it holds, what is wrong with it.
#pragma once

#include <string>
#include <vector>

#include "base/log.hpp"
#include "catalogue/catalogue_data.hpp"
#include "gdal/crs.hpp"
#include "layers/layer_store.hpp"
#include "survey/inspection.hpp"

namespace terracord::survey {

// Keeps what is reported, for the inspection to tell in its place.
class KeepingLog final : public Log {
   public:
    void report(Level, const Error& what) override { kept.push_back(what); }
    void say(Level, const Text&) override {}
    void progress(const Text&, std::uint64_t, std::uint64_t) override {}
    std::vector<Error> kept;
};

struct LayerLook {
    LayerSeen seen;
    layers::Layer layer;  // for the footprint
    std::vector<Error> messages;
};

// The catalogue's checks on one role of a standard.
[[nodiscard]] std::vector<const catalogue::Entry*> entries_on(const catalogue::CatalogueData& data,
                                                              const std::string& standard, const std::string& role);

// A layer with geometry, measured in `crs`.
[[nodiscard]] LayerLook look_at_layer(const model::DocumentSpec& document, std::size_t layer, const gdal::Crs& crs,
                                      const std::vector<const catalogue::Entry*>& entries,
                                      const InspectOptions& options);

// A table: rows and columns.
[[nodiscard]] LayerSeen look_at_table(const model::VectorSource& source, const std::string& name);

// In which system to measure: Lambert-93 where a layer is in it, else the layers' own where areas are true in it, else
// an equal-area one about them. Nothing: no layer says where it is.
[[nodiscard]] std::optional<gdal::Crs> measuring_crs(const std::vector<model::VectorSource>& sources);

// Its code; "LAEA" where one was made for the occasion.
[[nodiscard]] std::string name_of(const gdal::Crs& crs);

}  // namespace terracord::survey
