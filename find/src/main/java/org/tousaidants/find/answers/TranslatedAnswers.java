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
import org.tousaidants.find.ranking.Answer;
import org.tousaidants.find.ranking.Candidate;
import org.tousaidants.find.ranking.Criterion;
import org.tousaidants.find.ranking.Offer;
import org.tousaidants.find.ranking.PlaceFact;
import org.tousaidants.find.ranking.Search;
import org.tousaidants.find.ranking.SearchArea;

/// « Réponses dans sa langue » — writes the answers to a search in another language with fixed sentences. Names
/// and addresses are not translated.
///
/// @param walks tells whether a person can walk to a place over land
public record TranslatedAnswers(LocalLanguage language, Answer answer, LocalDateTime now, Predicate<Candidate> walks) {
    private static final int WEEK = 7;
    private static final double NEAR_METRES = 2_950;

    /// @param state colour of `hours`: ok, warn, plain
    record AnswerRow(
            Offer offer, String state, String hours, String way, String price, List<String> notes, String sheet) {
        Candidate place() {
            return offer.candidate();
        }

        Optional<String> phone() {
            return place().sheet().get(Field.TELEPHONE);
        }
    }

    Search search() {
        return answer.search();
    }

    List<AnswerRow> lines() {
        return answer.offers().stream().map(this::line).toList();
    }

    /// Whether every place is closed, which the page says first.
    boolean allShut() {
        return !answer.offers().isEmpty()
                && answer.offers().stream().allMatch(one -> one.now() instanceof OpeningStatus.Closed);
    }

    boolean given() {
        return !answer.given().isEmpty() && !answer.offers().isEmpty();
    }

    String path(String step, Search asked) {
        return asked.at(language.path(step));
    }

    Optional<String> more() {
        return answer.total() > answer.offers().size() && search().limit() < Search.MAX_LIMIT
                ? Optional.of(path("reponses", search().withLimit(search().limit() + Search.DEFAULT_LIMIT)))
                : Optional.empty();
    }

    private AnswerRow line(Offer offer) {
        var place = offer.candidate();
        return new AnswerRow(
                offer,
                switch (offer.now()) {
                    case OpeningStatus.Open _ -> "ok";
                    case OpeningStatus.Closed _ -> "plain";
                    case OpeningStatus.Unsure _ -> "warn";
                },
                hours(offer.now()),
                way(offer),
                language.t(place.says(Criterion.FREE) ? "free" : place.is(PlaceFact.PAID) ? "paid" : "price"),
                notes(language, search(), place),
                "/lieux/" + place.slug() + "/fiche/facile" + language.query(search().needed()));
    }

    private String hours(OpeningStatus status) {
        return switch (status) {
            case OpeningStatus.Open(var until, var _) ->
                language.t("open")
                        + (until.equals(OpeningHours.NO_END)
                                ? ""
                                : language.comma() + language.t("until", time(until.toLocalTime())));
            case OpeningStatus.Closed(var opens) ->
                language.t("shut")
                        + opens.map(at -> ". " + language.t("opens", day(at), time(at.toLocalTime())))
                                .orElse("");
            case OpeningStatus.Unsure _ -> language.t("check");
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

    private String way(Offer offer) {
        if (offer.metres().isEmpty() || offer.candidate().is(PlaceFact.REMOTE_ONLY)) return "";
        var metres = offer.metres().getAsDouble();
        var precise = offer.candidate().preciseEnough()
                && search().where()
                        .flatMap(SearchArea::commune)
                        .filter(Commune::estimated)
                        .isEmpty();
        if (precise && walks.test(offer.candidate()) && !search().matters().contains(Criterion.WHEELCHAIR))
            return language.t("foot", Integer.toString(EstimatedTravelTime.walkMinutes(metres)));
        return language.t(
                "km",
                precise && metres < NEAR_METRES
                        ? String.format(Locale.ROOT, "%.1f", metres / 1000)
                        : Long.toString(Math.max(1, Math.round(metres / 1000))));
    }

    /// The requested criteria that the sheet of a place mentions, and those about which the person must ask.
    public static List<String> notes(LocalLanguage language, Search search, Candidate place) {
        var phrases = new ArrayList<String>();
        var ask = new ArrayList<String>();
        for (var one : TranslatedSearchForm.MATTERS)
            if (one != Criterion.FREE && search.matters().contains(one))
                (place.says(one) ? phrases : ask).add(language.t("c-" + one.parameter()));
        var notes = new ArrayList<String>();
        if (!phrases.isEmpty()) notes.add(language.t("yes", String.join(language.comma(), phrases)));
        if (!ask.isEmpty()) notes.add(language.t("ask", String.join(language.comma(), ask)));
        if (search.matters().contains(Criterion.OTHER_LANGUAGE)) {
            if (place.says(Criterion.OTHER_LANGUAGE)) notes.add(language.t("spoken"));
            notes.add(language.t("tongue"));
        }
        return notes;
    }
}
