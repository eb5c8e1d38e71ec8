#include "gdal/crs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <limits>
#include <numbers>
#include <string_view>

#include "gdal/crs_data.hpp"

namespace terracord::gdal {
namespace {

std::string lower(std::string_view words) {
    std::string out(words);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

std::string shortened(const std::string& words) {
    constexpr std::size_t kMost = 80;
    return words.size() <= kMost ? words : words.substr(0, kMost) + "…";
}

bool only_digits(const std::string& words) {
    return !words.empty() &&
           std::all_of(words.begin(), words.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

tl::unexpected<Error> unknown(const std::string& text, const Position& where, Text reason) {
    Text hint{"Écrivez par exemple crs = \"EPSG:2154\" (Lambert-93).",
              "Write for example crs = \"EPSG:2154\" (Lambert-93)."};
    if (only_digits(text)) {
        hint = {fmt::format("Écrivez crs = \"EPSG:{}\".", text), fmt::format("Write crs = \"EPSG:{}\".", text)};
    }
    return fail(ErrorCode::crs_unknown, std::move(reason), where, std::move(hint));
}

bool is_geographic(PJ_TYPE type) { return type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS; }

// Heights are dropped: compound and 3D systems become their horizontal part.
ProjObject flattened(PJ_CONTEXT* context, ProjObject crs) {
    if (proj_get_type(crs.get()) == PJ_TYPE_COMPOUND_CRS) {
        ProjObject horizontal(proj_crs_get_sub_crs(context, crs.get(), 0));
        if (horizontal) crs = std::move(horizontal);
    }
    if (is_geographic(proj_get_type(crs.get())) || proj_get_type(crs.get()) == PJ_TYPE_PROJECTED_CRS) {
        ProjObject flat(proj_crs_demote_to_2D(context, nullptr, crs.get()));
        if (flat) crs = std::move(flat);
    }
    return crs;
}

bool equivalent(PJ_CONTEXT* context, const ProjObject& a, const ProjObject& b) {
    if (!a || !b) return false;
    return proj_is_equivalent_to_with_ctx(context, a.get(), b.get(), PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS) != 0;
}

ProjObject normalised(PJ_CONTEXT* context, const ProjObject& crs) {
    return ProjObject(proj_normalize_for_visualization(context, crs.get()));
}

bool named_unknown(const char* name) {
    if (name == nullptr || *name == '\0') return true;
    const std::string words = lower(name);
    constexpr std::array kMarks{"unknown", "unnamed", "undefined", "not specified", "not_specified", "inconnu"};
    return std::any_of(kMarks.begin(), kMarks.end(),
                       [&](const char* mark) { return words.find(mark) != std::string::npos; });
}

bool has_unknown_datum(PJ_CONTEXT* context, const ProjObject& crs) {
    const ProjObject geodetic(proj_crs_get_geodetic_crs(context, crs.get()));
    if (!geodetic) return true;
    const ProjObject datum(proj_crs_get_datum_forced(context, geodetic.get()));
    return !datum || named_unknown(proj_get_name(datum.get()));
}

// The entry a system's own identifier points to, null where it points elsewhere than the definition says.
ProjObject entry_of_own_id(PJ_CONTEXT* context, const ProjObject& crs) {
    const char* authority = proj_get_id_auth_name(crs.get(), 0);
    const char* code = proj_get_id_code(crs.get(), 0);
    if (authority == nullptr || code == nullptr) return {};
    ProjObject known(proj_create_from_database(context, authority, code, PJ_CATEGORY_CRS, 0, nullptr));
    if (known && equivalent(context, normalised(context, known), normalised(context, crs))) return known;
    return {};
}

bool in_epsg(const ProjObject& crs) {
    return crs && proj_get_id_auth_name(crs.get(), 0) != nullptr &&
           std::string_view(proj_get_id_auth_name(crs.get(), 0)) == "EPSG";
}

// The entry of the EPSG register with the same definition, else the one its own identifier names, else null.
ProjObject registered(PJ_CONTEXT* context, const ProjObject& crs) {
    ProjObject own = entry_of_own_id(context, crs);
    if (in_epsg(own)) return own;
    if (has_unknown_datum(context, crs)) return own;  // an assumption to be recorded, not an identity
    int* confidence = nullptr;
    const ProjList matches(proj_identify(context, crs.get(), "EPSG", nullptr, &confidence));
    proj_int_list_destroy(confidence);
    for (int i = 0; i < matches.size(); ++i) {
        ProjObject match = matches.at(context, i);
        // The list may hold composites without a code of their own, and codes for a longitude-first variant.
        if (!match || proj_is_deprecated(match.get()) != 0 || proj_get_id_code(match.get(), 0) == nullptr) continue;
        if (std::string_view(proj_get_name(match.get())).ends_with("(lon-lat)")) continue;
        if (equivalent(context, crs, match)) return match;
    }
    return own;
}

// NTF (Paris) counts grads from Paris.
void angles(PJ_CONTEXT* context, const ProjObject& geodetic, Crs::Data& data) {
    constexpr double kDegrees = 180.0 / std::numbers::pi;
    const ProjObject system(proj_crs_get_coordinate_system(context, geodetic.get()));
    double radians = 0.0;
    if (system && proj_cs_get_axis_info(context, system.get(), 0, nullptr, nullptr, nullptr, &radians, nullptr, nullptr,
                                        nullptr) != 0) {
        // A system in degrees stays exactly so.
        if (std::abs(radians * kDegrees - 1.0) > 1e-9) data.degrees_per_unit = radians * kDegrees;
    }
    const ProjObject meridian(proj_get_prime_meridian(context, geodetic.get()));
    double longitude = 0.0;
    double unit = 0.0;
    if (meridian && proj_prime_meridian_get_parameters(context, meridian.get(), &longitude, &unit, nullptr) != 0) {
        data.meridian_degrees = longitude * unit * kDegrees;
    }
}

void measure(Crs::Data& data) {
    PJ_CONTEXT* context = data.context.get();
    const ProjObject system(proj_crs_get_coordinate_system(context, data.crs.get()));
    double factor = 0.0;
    if (system)
        proj_cs_get_axis_info(context, system.get(), 0, nullptr, nullptr, nullptr, &factor, nullptr, nullptr, nullptr);
    PJ_TYPE type = proj_get_type(data.crs.get());
    if (type == PJ_TYPE_BOUND_CRS) {
        const ProjObject base(proj_get_source_crs(context, data.crs.get()));
        type = proj_get_type(base.get());
        const ProjObject inner(proj_crs_get_coordinate_system(context, base.get()));
        if (inner)
            proj_cs_get_axis_info(context, inner.get(), 0, nullptr, nullptr, nullptr, &factor, nullptr, nullptr,
                                  nullptr);
    }
    data.geographic = is_geographic(type);
    data.unit_m = data.geographic ? 0.0 : factor;
    data.metric = type == PJ_TYPE_PROJECTED_CRS && std::abs(factor - 1.0) < 1e-12;

    const ProjObject ellipsoid(proj_get_ellipsoid(context, data.crs.get()));
    if (ellipsoid) {
        proj_ellipsoid_get_parameters(context, ellipsoid.get(), &data.semi_major_m, nullptr, nullptr,
                                      &data.inverse_flattening);
        geod_init(&data.geodesic, data.semi_major_m,
                  data.inverse_flattening > 0.0 ? 1.0 / data.inverse_flattening : 0.0);
    }
    AreaOfUse area;
    if (proj_get_area_of_use(context, data.crs.get(), &area.west, &area.south, &area.east, &area.north, nullptr) != 0 &&
        area.south > -1000.0) {
        data.area = area;
    }
    const ProjObject geodetic(proj_crs_get_geodetic_crs(context, data.crs.get()));
    if (!geodetic) return;
    angles(context, geodetic, data);
    if (data.geographic) return;
    const ProjObject operation(
        proj_create_crs_to_crs_from_pj(context, data.crs.get(), geodetic.get(), nullptr, nullptr));
    if (operation) data.to_lonlat = ProjObject(proj_normalize_for_visualization(context, operation.get()));
}

bool same_ellipsoid(const Crs::Data& a, const Crs::Data& b) {
    return std::abs(a.semi_major_m - b.semi_major_m) < 1e-3 &&
           std::abs(a.inverse_flattening - b.inverse_flattening) < 1e-5;
}

// Is `vague` (unknown datum) the same as `named` once it is given the datum of `named`?
bool equal_but_for_the_datum(const Crs::Data& vague, const Crs::Data& named) {
    if (!same_ellipsoid(vague, named) || vague.geographic != named.geographic) return false;
    PJ_CONTEXT* context = named.context.get();
    ProjObject base(proj_create(context, vague.wkt.c_str()));
    if (base && proj_get_type(base.get()) == PJ_TYPE_BOUND_CRS)
        base = ProjObject(proj_get_source_crs(context, base.get()));
    if (!base) return false;
    const ProjObject geodetic(proj_crs_get_geodetic_crs(context, named.crs.get()));
    if (!geodetic) return false;
    if (vague.geographic) {
        double longitude = 0.0;
        double degrees = 0.0;
        const ProjObject meridian(proj_get_prime_meridian(context, base.get()));
        const ProjObject other(proj_get_prime_meridian(context, named.crs.get()));
        if (!meridian || !other) return false;
        proj_prime_meridian_get_parameters(context, meridian.get(), &longitude, nullptr, nullptr);
        proj_prime_meridian_get_parameters(context, other.get(), &degrees, nullptr, nullptr);
        return std::abs(longitude - degrees) < 1e-9;
    }
    const ProjObject given(proj_crs_alter_geodetic_crs(context, base.get(), geodetic.get()));
    return given && equivalent(context, normalised(context, given), named.normalised);
}

}  // namespace

Result<Crs> Crs::parse(const std::string& text, const Position& where) {
    auto data = std::make_shared<Data>();
    PJ_CONTEXT* context = data->context.get();
    ProjObject crs(text.empty() ? nullptr : proj_create(context, text.c_str()));
    if (!crs && text.starts_with('+') && text.find("+type=crs") == std::string::npos) {
        crs = ProjObject(proj_create(context, (text + " +type=crs").c_str()));
    }
    if (crs && proj_is_crs(crs.get()) == 0 && text.starts_with('+')) {
        crs = ProjObject(proj_create(context, (text + " +type=crs").c_str()));
    }
    if (!crs || proj_is_crs(crs.get()) == 0) {
        return unknown(text, where,
                       {fmt::format("« {} » n'est pas un système de coordonnées connu", shortened(text)),
                        fmt::format("'{}' is not a known coordinate system", shortened(text))});
    }
    crs = flattened(context, std::move(crs));
    // TOWGS84 in a .prj binds the system to WGS 84 without changing it.
    if (proj_get_type(crs.get()) == PJ_TYPE_BOUND_CRS) {
        ProjObject base = flattened(context, ProjObject(proj_get_source_crs(context, crs.get())));
        if (base && !has_unknown_datum(context, base)) crs = std::move(base);
    }
    ProjObject known = registered(context, crs);
    const bool named = static_cast<bool>(known);
    if (named) crs = flattened(context, std::move(known));
    const PJ_TYPE type = proj_get_type(crs.get());
    if (type != PJ_TYPE_PROJECTED_CRS && !is_geographic(type) && type != PJ_TYPE_BOUND_CRS) {
        return unknown(text, where,
                       {fmt::format("« {} » n'est pas un système plan ni géographique", shortened(text)),
                        fmt::format("'{}' is neither a projected nor a geographic system", shortened(text))});
    }
    data->crs = std::move(crs);
    if (const char* name = proj_get_name(data->crs.get())) data->name = name;
    // A code that does not match what it stands beside is no name.
    if (const char* authority = named ? proj_get_id_auth_name(data->crs.get(), 0) : nullptr) {
        data->code = fmt::format("{}:{}", authority, proj_get_id_code(data->crs.get(), 0));
    }
    const std::array options{"MULTILINE=NO", static_cast<const char*>(nullptr)};
    if (const char* wkt = proj_as_wkt(context, data->crs.get(), PJ_WKT2_2019, options.data())) data->wkt = wkt;
    data->normalised = normalised(context, data->crs);
    data->unknown_datum = data->code.empty() && has_unknown_datum(context, data->crs);
    measure(*data);
    return Crs(std::move(data));
}

const std::string& Crs::code() const { return data_->code; }
const std::string& Crs::name() const { return data_->name; }
const std::string& Crs::wkt() const { return data_->wkt; }
bool Crs::projected_in_metres() const { return data_->metric; }
bool Crs::geographic() const { return data_->geographic; }

bool Crs::same_as(const Crs& other, std::string* assumption) const {
    const Data& a = *data_;
    const Data& b = *other.data_;
    if (&a == &b || a.wkt == b.wkt) return true;
    if (!a.code.empty() && a.code == b.code) return true;
    const std::scoped_lock both(a.guard, b.guard);
    if (a.unknown_datum == b.unknown_datum) return equivalent(a.context.get(), a.normalised, b.normalised);
    const Data& vague = a.unknown_datum ? a : b;
    const Data& named = a.unknown_datum ? b : a;
    if (!equal_but_for_the_datum(vague, named)) return false;
    if (assumption != nullptr) {
        *assumption = fmt::format("{} -> {}", vague.name.empty() ? "?" : vague.name,
                                  named.code.empty() ? named.name : named.code);
    }
    return true;
}

void Crs::Data::lonlat(std::vector<geometry::Point>& points) const {
    if (points.empty()) return;
    constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
    if (to_lonlat) {
        const std::scoped_lock lock(guard);
        proj_trans_generic(to_lonlat.get(), PJ_FWD, &points[0].x, sizeof(geometry::Point), points.size(), &points[0].y,
                           sizeof(geometry::Point), points.size(), nullptr, 0, 0, nullptr, 0, 0);
        proj_errno_reset(to_lonlat.get());
    }
    for (geometry::Point& point : points) {
        point = {point.x * degrees_per_unit + meridian_degrees, point.y * degrees_per_unit};
        if (!std::isfinite(point.x) || !std::isfinite(point.y)) point = {kNan, kNan};
    }
}

std::optional<Crs> named_equivalent(const Crs& crs, const std::optional<Crs>& preferred, std::string* assumption) {
    if (!crs.data().unknown_datum) return std::nullopt;
    if (preferred && crs.same_as(*preferred, assumption)) return preferred;
    // The ellipsoid alone does not tell one geographic system from another; projection parameters do.
    if (crs.geographic()) return std::nullopt;
    for (const std::string& code : well_known_codes()) {
        const auto known = Crs::parse(code);
        if (known && crs.same_as(*known, assumption)) return *known;
    }
    return std::nullopt;
}

std::string proj_version() { return proj_info().version; }

std::string epsg_version() {
    const ProjContext context;
    const char* version = proj_context_get_database_metadata(context.get(), "EPSG.VERSION");
    return version == nullptr ? "" : version;
}

}  // namespace terracord::gdal
