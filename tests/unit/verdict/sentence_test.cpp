#include "verdict/sentence.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <utility>

#include "wording/phrases.hpp"

namespace terracord::verdict {
namespace {

using model::Finding;
using model::Reason;
using model::Verdict;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr std::size_t kReasons = static_cast<std::size_t>(Reason::rule_missing) + 1;

// Ordinary blanks for no-break ones, so that expectations can be read.
std::string plain(std::string text) {
    for (const std::string_view blank : {std::string_view("\u202F"), std::string_view("\u00A0")}) {
        for (std::size_t at = text.find(blank); at != std::string::npos; at = text.find(blank, at))
            text.replace(at, blank.size(), " ");
    }
    return text;
}

std::string fr(const Finding& finding, const SentenceContext& context = {}) {
    return plain(sentence(finding, context).fr);
}
std::string en(const Finding& finding, const SentenceContext& context = {}) {
    return plain(sentence(finding, context).en);
}

model::ClassHit hit(std::string code, std::string label, double area_m2 = 0.0, double share = 0.0) {
    model::ClassHit made;
    made.class_code = std::move(code);
    made.label = std::move(label);
    made.strict.area_m2 = made.robust.area_m2 = area_m2;
    made.strict.share = made.robust.share = share;
    return made;
}

model::Tested tested(Verdict verdict, model::Condition condition, bool met_strict, bool met_robust,
                     model::Origin origin = model::Origin::tool_default) {
    model::Tested made;
    made.verdict = verdict;
    made.condition = std::move(condition);
    made.met_strict = met_strict;
    made.met_robust = met_robust;
    made.origin = origin;
    return made;
}

model::Condition more_than(model::Quantity quantity, double limit) {
    return {quantity, model::Comparison::greater, limit, ""};
}

Finding red_zone(Reason reason, Verdict verdict) {
    Finding finding;
    finding.id = "P1/red-zone/ppri";
    finding.check_id = "red-zone";
    finding.check_title = {"Zone d'interdiction", "No-building zone"};
    finding.document_id = "ppri";
    finding.document_title = {"PPRI du Val", "Flood risk plan of the Val"};
    finding.document_date = "2015-01-20";
    finding.kind = "overlap";
    finding.reason = reason;
    finding.verdict = verdict;
    finding.tolerance_m = 5.0;
    finding.measures.subject_m2 = 43'200.0;
    finding.measures.strict.area_m2 = finding.measures.robust.area_m2 = 1250.0;
    finding.measures.strict.share = finding.measures.robust.share = 1250.0 / 43'200.0;
    finding.measures.classes = {hit("R1", "", 1250.0, 1250.0 / 43'200.0)};
    finding.tested = {tested(Verdict::conflict, more_than(model::Quantity::area, 25.0), true, true)};
    return finding;
}

Finding thin_overlap(Reason reason, Verdict verdict) {
    Finding finding = red_zone(reason, verdict);
    finding.measures.strict.area_m2 = 12.0;
    finding.measures.strict.share = 12.0 / 43'200.0;
    finding.measures.robust = {};
    finding.measures.widest_sliver_m = 0.1;
    finding.measures.classes = {hit("R1", "", 12.0)};
    finding.tested = {tested(Verdict::conflict, more_than(model::Quantity::area, 10.0), true, false)};
    return finding;
}

Finding nothing() {
    Finding finding = red_zone(Reason::nothing_found, Verdict::coherent);
    finding.measures.strict = finding.measures.robust = {};
    finding.measures.classes.clear();
    finding.tested.front().met_strict = finding.tested.front().met_robust = false;
    return finding;
}

Finding partly_covered() {
    Finding finding = nothing();
    finding.reason = Reason::partly_covered;
    finding.verdict = Verdict::not_assessable;
    finding.verdict_on_covered = Verdict::coherent;
    finding.measures.coverage.covered_share = 0.83;
    finding.measures.coverage.uncovered_m2 = 7344.0;
    finding.measures.coverage.sufficient = false;
    return finding;
}

TEST(Sentence, a_constraint_names_area_share_class_document_and_date) {
    EXPECT_EQ(fr(red_zone(Reason::constraint, Verdict::reservation)),
              "Une emprise de 1 250 m² (2,9 % du périmètre) est située en « R1 » du PPRI du Val (approuvé le 20 "
              "janvier 2015) : "
              "aucune construction n'y est admise ; elle est à exclure de l'emprise bâtie.");
    EXPECT_EQ(en(red_zone(Reason::constraint, Verdict::reservation)),
              "An area of 1,250 m² (2.9 % of the perimeter) lies in “R1” (Flood risk plan of the Val, approved on 20 "
              "January 2015): "
              "no building is allowed there; it is to be kept out of the built area.");
}

TEST(Sentence, a_constraint_over_the_whole_perimeter_cannot_be_avoided) {
    Finding finding = red_zone(Reason::constraint, Verdict::conflict);
    finding.measures.robust.area_m2 = 43'200.0;
    finding.measures.robust.share = 1.0;
    EXPECT_THAT(fr(finding), StartsWith("La totalité du périmètre (4,32 ha) est située en « R1 »"));
    EXPECT_THAT(fr(finding), HasSubstr("le programme ne peut l'éviter"));
}

TEST(Sentence, a_constraint_in_a_document_not_in_force_says_so) {
    Finding finding = red_zone(Reason::constraint, Verdict::attention);
    finding.enforceable = false;
    EXPECT_THAT(fr(finding), HasSubstr("sans être opposable"));
    EXPECT_THAT(fr(finding), Not(HasSubstr("n'y est admise")));
}

TEST(Sentence, french_spaces_are_no_break_ones) {
    const std::string text = sentence(red_zone(Reason::constraint, Verdict::reservation)).fr;
    EXPECT_THAT(text, HasSubstr("1\u202F250\u00A0m²"));
    EXPECT_THAT(text, HasSubstr("2,9\u202F%"));
    EXPECT_THAT(text, HasSubstr("«\u202FR1\u202F»"));
    EXPECT_THAT(text, HasSubstr("\u202F: aucune"));
}

TEST(Sentence, a_threshold_reached_states_value_threshold_and_origin) {
    EXPECT_EQ(
        fr(red_zone(Reason::threshold_reached, Verdict::conflict)),
        "Une emprise de 1 250 m² (2,9 % du périmètre) est située en « R1 » du PPRI du Val (approuvé le 20 janvier "
        "2015) : "
        "le projet contredit, en l'état, une règle opposable (seuil : plus de 25 m², valeur par défaut de l'outil).");
}

TEST(Sentence, the_consequence_follows_the_relation) {
    Finding finding = red_zone(Reason::threshold_reached, Verdict::conflict);
    finding.relation = model::Relation::compatibility;
    EXPECT_THAT(fr(finding), HasSubstr("contrarie, en l'état, un objectif du document à l'échelle de la zone"));
    finding.verdict = Verdict::reservation;
    finding.relation = model::Relation::consideration;
    EXPECT_THAT(fr(finding), HasSubstr("le projet doit justifier qu'il prend ce document en compte"));
    finding.verdict = Verdict::attention;
    finding.relation = model::Relation::guidance;
    EXPECT_THAT(fr(finding), HasSubstr("point de vigilance, sans portée opposable"));
}

TEST(Sentence, a_value_never_reads_like_the_limit_it_exceeds) {
    Finding finding = red_zone(Reason::threshold_reached, Verdict::conflict);
    finding.measures.robust.area_m2 = 100.04;
    finding.tested.front().condition.limit = 100.0;
    EXPECT_THAT(fr(finding), HasSubstr("Une emprise de 100,04 m²"));
    EXPECT_THAT(fr(finding), HasSubstr("plus de 100 m²"));
}

TEST(Sentence, a_heavier_threshold_met_in_part_is_not_the_one_that_decided) {
    Finding finding = red_zone(Reason::threshold_reached, Verdict::reservation);
    finding.tested = {tested(Verdict::conflict, more_than(model::Quantity::area, 25.0), true, true),
                      tested(Verdict::conflict, more_than(model::Quantity::share, 0.5), false, false),
                      tested(Verdict::reservation, more_than(model::Quantity::area, 10.0), true, true)};
    EXPECT_THAT(fr(finding), HasSubstr("(seuil : plus de 10 m², valeur par défaut de l'outil)"));
}

TEST(Sentence, a_limit_to_verify_gives_width_accuracy_and_threshold) {
    EXPECT_EQ(fr(thin_overlap(Reason::limit_to_verify, Verdict::reservation)),
              "Le recouvrement de 12 m² (largeur moyenne : 0,1 m) constaté avec l'emprise de « R1 » du PPRI du Val "
              "(approuvé le 20 janvier 2015) "
              "est plus étroit que la précision du document (5 m) : limite à vérifier sur le plan opposable "
              "(seuil : plus de 10 m², valeur par défaut de l'outil).");
}

TEST(Sentence, an_edge_contact_is_for_information) {
    const std::string text = fr(thin_overlap(Reason::edge_contact, Verdict::information));
    EXPECT_THAT(text, StartsWith("Le recouvrement de 12 m² (largeur moyenne : 0,1 m) constaté avec"));
    EXPECT_THAT(text,
                HasSubstr("est inférieur à la précision du document (5 m) : contact de bord, à titre d'information."));
}

TEST(Sentence, nothing_found_states_on_what_data_and_never_says_compliant) {
    EXPECT_EQ(fr(nothing()),
              "Aucune contradiction relevée : aucun objet relevant de « Zone d'interdiction » du PPRI du Val (approuvé "
              "le 20 janvier 2015) "
              "ne se trouve dans le périmètre, sur des données qui en couvrent la totalité.");
}

TEST(Sentence, ground_without_data_is_never_ground_without_constraint) {
    const std::string text = fr(partly_covered());
    EXPECT_THAT(text, StartsWith("Aucune contradiction sur les 83 % couverts du périmètre, 17 % (7 344 m²) non évaluables"));
    EXPECT_THAT(text,
                HasSubstr("l'absence d'intersection ne saurait être interprétée comme une absence de contrainte."));
    Finding finding = partly_covered();
    finding.reason = Reason::not_covered;
    EXPECT_THAT(fr(finding), HasSubstr("ne saurait être interprétée comme une absence de contrainte."));
    EXPECT_THAT(en(finding), HasSubstr("must not be read as the absence of a constraint"));
}

TEST(Sentence, the_coverage_of_a_document_is_told_without_a_check) {
    Finding finding = partly_covered();
    finding.kind = "";
    EXPECT_EQ(fr(finding),
              "Les données du PPRI du Val (approuvé le 20 janvier 2015) ne couvrent pas 17 % du périmètre (7 344 m²) : "
              "l'absence d'intersection ne saurait y être interprétée comme une absence de contrainte.");
    finding.reason = Reason::document_covers;
    EXPECT_EQ(fr(finding),
              "Les données du PPRI du Val (approuvé le 20 janvier 2015) couvrent la totalité du périmètre.");
}

TEST(Sentence, a_partial_annulment_is_told_from_an_unknown_status) {
    const Finding finding = red_zone(Reason::document_status_unknown, Verdict::reservation);
    EXPECT_THAT(fr(finding), HasSubstr("ne disent pas si ce document est opposable"));
    EXPECT_THAT(fr(finding, {.status = model::DocumentStatus::partly_annulled}), HasSubstr("annulation partielle"));
}

TEST(Sentence, a_missing_document_begins_with_the_promised_words) {
    Finding finding;
    finding.reason = Reason::document_missing;
    finding.document_id = "ppr-flood";
    finding.document_title = {"Risque inondation", "Flood risk"};
    EXPECT_THAT(sentence(finding).fr, StartsWith("Risque inondation : document non fourni"));
    EXPECT_EQ(headline(finding).fr, "Risque inondation : document non fourni");
    EXPECT_EQ(headline(finding).en, "Flood risk: document not supplied");
    EXPECT_THAT(supply(finding).fr, HasSubstr("Risque inondation"));
}

TEST(Sentence, a_cleared_document_names_who_said_so) {
    Finding finding;
    finding.reason = Reason::document_cleared;
    finding.verdict = Verdict::not_applicable;
    finding.document_title = {"Risque inondation", "Flood risk"};
    const model::Statement statement{
        "ppr-flood", "commune hors de tout périmètre de risque", "DDT 45", "2026-11-02", {}};
    EXPECT_EQ(fr(finding, {.statement = &statement}),
              "Risque inondation : sans objet, selon la déclaration de DDT 45 du 2 novembre 2026 (commune hors de tout "
              "périmètre de risque).");
}

TEST(Sentence, lengths_counts_and_distances_have_their_own_facts) {
    Finding finding = red_zone(Reason::threshold_reached, Verdict::reservation);
    finding.measures.strict = finding.measures.robust = {};
    finding.measures.classes = {hit("07-02", "Haie protégée")};
    finding.tested.clear();
    finding.kind = "length";
    finding.measures.robust.length_m = finding.measures.strict.length_m = 62.4;
    finding.measures.robust.border_length_m = 20.0;
    EXPECT_THAT(
        fr(finding),
        StartsWith("Un linéaire de 62,4 m, dont 20 m en limite, relevant de « 07-02 – Haie protégée » du PPRI du Val"));
    finding.kind = "count";
    finding.measures.robust.count = 1;
    EXPECT_THAT(fr(finding), StartsWith("1 objet relevant de"));
    EXPECT_THAT(fr(finding), HasSubstr("se trouve dans le périmètre"));
    finding.measures.robust.count = 3;
    EXPECT_THAT(fr(finding), HasSubstr("se trouvent dans le périmètre"));
    finding.kind = "distance";
    finding.measures.robust.distance_m = 1312.0;
    EXPECT_THAT(fr(finding), HasSubstr("se trouve à 1,3 km du périmètre"));
    finding.measures.robust.distance_m = 0.0;
    EXPECT_THAT(fr(finding), HasSubstr("au contact du périmètre ou à l'intérieur"));
}

TEST(Sentence, a_distance_beyond_the_search_names_the_search) {
    Finding finding = nothing();
    finding.kind = "distance";
    finding.measures.beyond_search = true;
    finding.tested = {
        tested(Verdict::reservation, {model::Quantity::distance, model::Comparison::less, 500.0, ""}, false, false)};
    EXPECT_THAT(
        fr(finding),
        StartsWith("Aucun objet relevant de « Zone d'interdiction » du PPRI du Val (approuvé le 20 janvier 2015) "
                   "n'a été trouvé à moins de 500 m du périmètre : aucune contradiction relevée"));
}

TEST(Sentence, objects_just_outside_are_counted_with_their_distance) {
    Finding finding = nothing();
    finding.reason = Reason::near_limit;
    finding.verdict = Verdict::reservation;
    finding.measures.near = {2, 2.3};
    EXPECT_THAT(fr(finding), HasSubstr("2 objets relevant de"));
    EXPECT_THAT(fr(finding), HasSubstr("se trouvent hors du périmètre, mais à 2,3 m de sa limite"));
}

TEST(Sentence, a_containment_speaks_of_what_lies_outside) {
    Finding finding = red_zone(Reason::threshold_reached, Verdict::conflict);
    finding.kind = "containment";
    finding.measures.robust.outside_area_m2 = 640.0;
    finding.measures.robust.outside_share = 0.0148;
    finding.tested = {tested(Verdict::conflict, more_than(model::Quantity::outside_share, 0.01), true, true)};
    EXPECT_THAT(fr(finding), StartsWith("Une emprise de 640 m² (1,5 % du périmètre) est située hors de l'emprise visée "
                                        "par « Zone d'interdiction »"));
    EXPECT_THAT(fr(finding), HasSubstr("seuil : plus de 1 % du périmètre à l'extérieur"));
}

TEST(Sentence, a_breakdown_lists_shares_by_class) {
    Finding finding = red_zone(Reason::measured, Verdict::information);
    finding.kind = "breakdown";
    finding.document_title = {"PLUM", "PLUM"};
    finding.document_date = "2022-04-07";
    finding.tested.clear();
    finding.measures.classes = {hit("N", "", 2851.0, 0.066), hit("UR4-TL", "", 40'349.0, 0.934)};
    EXPECT_EQ(fr(finding),
              "Répartition du périmètre (4,32 ha) du PLUM (approuvé le 7 avril 2022) : 93,4 % en « UR4-TL » et 6,6 % "
              "en « N ».");
}

TEST(Sentence, three_classes_are_named_and_the_others_counted) {
    Finding finding = red_zone(Reason::threshold_reached, Verdict::conflict);
    finding.measures.classes = {hit("A", "", 1.0), hit("B", "", 5.0), hit("C", "", 4.0), hit("D", "", 3.0)};
    EXPECT_THAT(fr(finding), HasSubstr("en « B », « C », « D » et 1 autre du PPRI"));
    finding.measures.classes.push_back(hit("E", "", 0.5));
    EXPECT_THAT(fr(finding), HasSubstr("en « B », « C », « D » et 2 autres du PPRI"));
}

TEST(Sentence, classes_as_large_as_each_other_but_for_rounding_come_in_their_own_order) {
    Finding finding = red_zone(Reason::threshold_reached, Verdict::conflict);
    finding.measures.classes = {hit("15", "", 1116.25), hit("44", "", 1116.2500000000002), hit("01", "", 3.0)};
    EXPECT_THAT(fr(finding), HasSubstr("en « 15 », « 44 » et « 01 »"));
}

TEST(Sentence, findings_of_other_documents_dates_and_subjects_never_share_their_words) {
    const Finding one = red_zone(Reason::constraint, Verdict::conflict);
    const std::string before = fr(one);
    Finding other = one;
    other.document_title = {"Carte du bruit", "Noise map"};
    EXPECT_THAT(fr(other), HasSubstr("carte du bruit"));
    other = one;
    other.document_date = "1999-12-31";
    EXPECT_THAT(fr(other), HasSubstr("1999"));
    other = one;
    other.subject = "building";
    EXPECT_NE(fr(other), before);
    EXPECT_EQ(fr(one), before);
}

TEST(Sentence, parts_take_the_place_of_the_perimeter) {
    Finding finding = red_zone(Reason::threshold_reached, Verdict::conflict);
    finding.subject = "built;road";
    EXPECT_THAT(fr(finding), HasSubstr("(2,9 % de l'emprise bâtie et de la voirie)"));
    EXPECT_THAT(en(finding), HasSubstr("(2.9 % of the built part and of the roads)"));
}

TEST(Sentence, a_need_is_read_as_contribution_or_worsening) {
    Finding finding = red_zone(Reason::threshold_reached, Verdict::information);
    finding.side = model::Side::needs;
    finding.reading = model::NeedReading::worsens;
    EXPECT_THAT(fr(finding), HasSubstr("le projet aggrave ce besoin"));
    finding.reading = model::NeedReading::contributes;
    EXPECT_THAT(en(finding), HasSubstr("the project helps to meet this need"));
}

TEST(Sentence, hostile_labels_stay_quoted_data_on_one_line) {
    Finding finding = red_zone(Reason::threshold_reached, Verdict::conflict);
    finding.measures.classes = {hit("{check}", "</script>\n<b>\"=cmd()\" \xFF" + std::string(5000, 'x'), 1250.0)};
    finding.document_title = {"{0} %s {missing}", "{0} %s {missing}"};
    const std::string text = fr(finding);
    EXPECT_THAT(text, HasSubstr("« {check} – </script> <b>\"=cmd()\" \uFFFDxxx"));
    EXPECT_THAT(text, HasSubstr("du document « {0} %s {missing} »"));
    EXPECT_THAT(text, Not(HasSubstr("\n")));
    EXPECT_LT(text.size(), 600U);
}

TEST(Sentence, every_reason_and_verdict_has_words_in_both_languages) {
    constexpr std::array kVerdicts{Verdict::not_applicable, Verdict::information, Verdict::coherent,
                                   Verdict::attention,      Verdict::reservation, Verdict::not_assessable,
                                   Verdict::conflict};
    for (std::size_t reason = 0; reason < kReasons; ++reason) {
        for (const Verdict verdict : kVerdicts) {
            for (const char* kind :
                 {"", "overlap", "exclusion", "containment", "distance", "length", "count", "breakdown", "corridor",
                  "frontage", "setback", "consumption", "alignment", "projects"}) {
                Finding finding = red_zone(static_cast<Reason>(reason), verdict);
                finding.kind = kind;
                const Text text = sentence(finding);
                SCOPED_TRACE(text.fr);
                EXPECT_FALSE(text.fr.empty());
                EXPECT_FALSE(text.en.empty());
                EXPECT_NE(text.fr, text.en);
                EXPECT_EQ(text.fr.back(), '.');
                EXPECT_EQ(text.en.back(), '.');
                EXPECT_THAT(text.fr + text.en, Not(HasSubstr("{")));
                EXPECT_THAT(text.fr, Not(HasSubstr("conforme")));
                EXPECT_EQ(supply(finding).empty(), verdict != Verdict::not_assessable);
                EXPECT_FALSE(headline(finding).fr.empty());
            }
        }
    }
}

TEST(Sentence, an_empty_finding_still_has_a_sentence) {
    for (std::size_t reason = 0; reason < kReasons; ++reason) {
        Finding finding;
        finding.reason = static_cast<Reason>(reason);
        EXPECT_FALSE(sentence(finding).fr.empty());
        EXPECT_FALSE(headline(finding).en.empty());
    }
}

TEST(Labels, every_word_of_the_model_has_a_label_in_both_languages) {
    const auto labelled = [](std::string_view list, std::string_view code) {
        const Text text = wording::label(list, code);
        EXPECT_FALSE(text.fr.empty());
        EXPECT_FALSE(text.en.empty());
        bool found = false;
        for (const wording::Entry& entry : wording::all_labels())
            found |= entry.name == std::string(list) + "/" + std::string(code);
        EXPECT_TRUE(found) << list << "/" << code;
    };
    for (const std::string& code : model::verdict_codes()) labelled("verdict", code);
    for (const std::string& code : model::relation_codes()) labelled("relation", code);
    for (const std::string& code : model::phase_codes()) labelled("phase", code);
    for (const std::string& code : model::part_kind_codes()) {
        for (const char* list : {"part", "the_part", "of_part", "to_part", "in_part"}) labelled(list, code);
    }
    for (const std::string& code : model::document_status_codes()) labelled("document_status", code);
    for (const std::string& code : model::check_kind_codes()) labelled("kind", code);
    for (std::size_t i = 0; i < kReasons; ++i) labelled("reason", model::code(static_cast<Reason>(i)));
    for (int i = 0; i < 2; ++i) labelled("side", model::code(static_cast<model::Side>(i)));
    for (int i = 0; i < 5; ++i) {
        labelled("need_reading", model::code(static_cast<model::NeedReading>(i)));
        labelled("origin", model::code(static_cast<model::Origin>(i)));
        labelled("documents_rollup", model::code(static_cast<model::DocumentsRollup>(i)));
        labelled("needs_rollup", model::code(static_cast<model::NeedsRollup>(i)));
    }
    for (int i = 0; i < 8; ++i) labelled("quantity", model::code(static_cast<model::Quantity>(i)));
}

TEST(RollupLabel, says_what_the_product_promises) {
    const RollupFacts facts{.reservations = 2, .conducted = 14, .date_of_data = "2026-11-22", .needs = {}};
    EXPECT_EQ(documents_label(model::DocumentsRollup::conflict, facts).fr,
              "en contradiction, en l'état, avec une règle opposable");
    EXPECT_EQ(plain(documents_label(model::DocumentsRollup::not_demonstrated, facts).fr),
              "cohérence non démontrée (2 réserves par ailleurs)");
    EXPECT_EQ(documents_label(model::DocumentsRollup::not_demonstrated, {}).fr, "cohérence non démontrée");
    EXPECT_EQ(documents_label(model::DocumentsRollup::reservations, facts).fr,
              "aucune contradiction relevée, sous réserves");
    EXPECT_EQ(plain(documents_label(model::DocumentsRollup::no_contradiction, facts).fr),
              "aucune contradiction relevée par les 14 contrôles conduits (données au 22 novembre 2026)");
    EXPECT_EQ(documents_label(model::DocumentsRollup::no_contradiction, {.conducted = 1}).fr,
              "aucune contradiction relevée par le seul contrôle conduit");
}

TEST(RollupLabel, never_starts_with_coherent_and_never_says_compliant) {
    for (int i = 0; i < 5; ++i) {
        for (const std::int64_t n : {0, 1, 2}) {
            const Text text =
                documents_label(static_cast<model::DocumentsRollup>(i), {.reservations = n, .conducted = n});
            EXPECT_THAT(text.fr, Not(StartsWith("cohérent")));
            EXPECT_THAT(text.en, Not(StartsWith("coherent")));
            EXPECT_THAT(text.fr, Not(HasSubstr("conforme")));
            EXPECT_THAT(text.fr, Not(HasSubstr("compatible")));
        }
    }
}

TEST(RollupLabel, names_the_need_that_is_made_worse) {
    EXPECT_EQ(plain(needs_label(model::NeedsRollup::worsens, {.needs = {{"logement", "housing"}}}).fr),
              "aggrave : logement");
    EXPECT_EQ(needs_label(model::NeedsRollup::neutral, {.needs = {{"logement", "housing"}}}).en, "neutral");
}

}  // namespace
}  // namespace terracord::verdict
