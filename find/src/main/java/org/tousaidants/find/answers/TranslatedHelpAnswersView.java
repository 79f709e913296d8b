package org.tousaidants.find.answers;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.hours.OpeningStatus;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.EstimatedTravelTime;
import org.tousaidants.find.ranking.CandidatePlace;
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.find.ranking.PlaceFact;
import org.tousaidants.find.ranking.ProposedPlace;
import org.tousaidants.find.ranking.SearchAnswer;
import org.tousaidants.find.ranking.SearchArea;
import org.tousaidants.find.ranking.SearchCriterion;

/// « Réponses dans sa langue » — formats the answers to a search in another language with fixed sentences. Names and
/// addresses are not translated.
///
/// @param walks predicate that tells whether a person can walk to a place over land
public record TranslatedHelpAnswersView(
        LocalLanguage language, SearchAnswer answer, LocalDateTime now, Predicate<CandidatePlace> walks) {
    private static final int WEEK = 7;
    private static final double NEAR_METRES = 2_950;

    /// The texts for one place.
    ///
    /// @param state colour of the text `hours`: ok, warn, plain
    record TranslatedAnswerRow(
            ProposedPlace offer,
            String state,
            String hours,
            String way,
            String price,
            List<String> notes,
            String sheet) {
        CandidatePlace place() {
            return offer.candidate();
        }

        Optional<String> phone() {
            return place().sheet().get(Field.TELEPHONE);
        }
    }

    HelpSearch search() {
        return answer.search();
    }

    List<TranslatedAnswerRow> lines() {
        return answer.offers().stream().map(this::line).toList();
    }

    /// Returns whether all places found are closed. The page then states this first.
    boolean allShut() {
        return !answer.offers().isEmpty()
                && answer.offers().stream().allMatch(one -> one.now() instanceof OpeningStatus.ClosedNow);
    }

    boolean given() {
        return !answer.given().isEmpty() && !answer.offers().isEmpty();
    }

    String path(String step, HelpSearch asked) {
        return asked.at(language.path(step));
    }

    Optional<String> more() {
        return answer.total() > answer.offers().size() && search().limit() < HelpSearch.MAX_LIMIT
                ? Optional.of(path("reponses", search().withLimit(search().limit() + HelpSearch.DEFAULT_LIMIT)))
                : Optional.empty();
    }

    private TranslatedAnswerRow line(ProposedPlace offer) {
        var place = offer.candidate();
        return new TranslatedAnswerRow(
                offer,
                switch (offer.now()) {
                    case OpeningStatus.OpenNow _ -> "ok";
                    case OpeningStatus.ClosedNow _ -> "plain";
                    case OpeningStatus.OpeningUnknown _ -> "warn";
                },
                hours(offer.now()),
                way(offer),
                language.t(place.says(SearchCriterion.FREE) ? "free" : place.is(PlaceFact.PAID) ? "paid" : "price"),
                notes(language, search(), place),
                "/lieux/" + place.slug() + "/fiche/facile" + language.query(search().needed()));
    }

    private String hours(OpeningStatus status) {
        return switch (status) {
            case OpeningStatus.OpenNow(var until, var _) ->
                language.t("open")
                        + (until.equals(OpeningHours.NO_END)
                                ? ""
                                : language.comma() + language.t("until", time(until.toLocalTime())));
            case OpeningStatus.ClosedNow(var opens) ->
                language.t("shut")
                        + opens.map(at -> ". " + language.t("opens", day(at), time(at.toLocalTime())))
                                .orElse("");
            case OpeningStatus.OpeningUnknown _ -> language.t("check");
        };
    }

    private String day(LocalDateTime at) {
        var ahead = ChronoUnit.DAYS.between(now.toLocalDate(), at.toLocalDate());
        if (ahead == 0) return language.t("today");
        if (ahead == 1) return language.t("tomorrow");
        var day = language.t("d" + at.getDayOfWeek().getValue());
        return ahead < WEEK
                ? day
                : day + " " + String.format(Locale.ROOT, "%02d/%02d", at.getDayOfMonth(), at.getMonthValue());
    }

    public static String time(LocalTime time) {
        return String.format(Locale.ROOT, "%d:%02d", time.getHour(), time.getMinute());
    }

    private String way(ProposedPlace offer) {
        if (offer.metres().isEmpty() || offer.candidate().is(PlaceFact.REMOTE_ONLY)) return "";
        var metres = offer.metres().getAsDouble();
        var precise = offer.candidate().preciseEnough()
                && search().where()
                        .flatMap(SearchArea::commune)
                        .filter(Commune::estimated)
                        .isEmpty();
        if (precise && walks.test(offer.candidate()) && !search().matters().contains(SearchCriterion.WHEELCHAIR))
            return language.t("foot", Integer.toString(EstimatedTravelTime.walkMinutes(metres)));
        return language.t(
                "km",
                precise && metres < NEAR_METRES
                        ? String.format(Locale.ROOT, "%.1f", metres / 1000)
                        : Long.toString(Math.max(1, Math.round(metres / 1000))));
    }

    /// Returns sentences about the requested criteria: those that the sheet of the place mentions, and those
    /// about which the person must ask the place.
    public static List<String> notes(LocalLanguage language, HelpSearch search, CandidatePlace place) {
        var phrases = new ArrayList<String>();
        var ask = new ArrayList<String>();
        for (var one : TranslatedSearchForm.MATTERS)
            if (one != SearchCriterion.FREE && search.matters().contains(one))
                (place.says(one) ? phrases : ask).add(language.t("c-" + one.parameter()));
        var notes = new ArrayList<String>();
        if (!phrases.isEmpty()) notes.add(language.t("yes", String.join(language.comma(), phrases)));
        if (!ask.isEmpty()) notes.add(language.t("ask", String.join(language.comma(), ask)));
        if (search.matters().contains(SearchCriterion.OTHER_LANGUAGE)) {
            if (place.says(SearchCriterion.OTHER_LANGUAGE)) notes.add(language.t("spoken"));
            notes.add(language.t("tongue"));
        }
        return notes;
    }
}
