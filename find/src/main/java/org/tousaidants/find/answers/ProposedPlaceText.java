package org.tousaidants.find.answers;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tousaidants.core.hours.OpeningStatus;
import org.tousaidants.core.schema.CoordinatePrecision;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceService;
import org.tousaidants.core.text.TextNormalisation;
import org.tousaidants.find.ranking.CandidatePlace;
import org.tousaidants.find.ranking.HelpChannel;
import org.tousaidants.find.ranking.HelpNeed;
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.find.ranking.PlaceFact;
import org.tousaidants.find.ranking.ProposedPlace;
import org.tousaidants.find.ranking.RankingComponent;
import org.tousaidants.find.ranking.RankingReason;
import org.tousaidants.find.ranking.SearchCriterion;
import org.tousaidants.places.directory.PlaceFreeAppointments;
import org.tousaidants.places.directory.PlacePhotos;
import org.tousaidants.platform.web.FormSummaryRow;
import org.tousaidants.platform.web.Page;

/// « Une proposition en mots » — formats the texts about a proposed place, for one search at one moment.
final class ProposedPlaceText {
    private static final int MOST_SERVICES = 2;

    /// The criteria that a card shows without being asked: few people know that they can ask for them.
    private static final Set<SearchCriterion> DECLARED = EnumSet.of(SearchCriterion.REPAIR, SearchCriterion.QUIET);

    private final Page page;
    private final HelpSearch search;
    private final LocalDateTime now;
    private final HelpSearches.RecognisedPlaceIds marks;
    private final Map<String, PlacePhotos.PlacePhoto> photos;
    private final Map<String, List<PlaceFreeAppointments.FreeAppointmentTime>> free;
    private final DistanceAsText distances;
    private final OpeningTimeText moments;
    private final PlacePropertyText termWords;
    private final HelpSearch needs;
    /// The services that places can offer, sorted by how well they answer the need of the search.
    private final List<PlaceService> wished;

    /// « Devanture » — the name, address and picture of the place.
    record PlaceNameAndAddress(
            String name, String address, String commune, String slug, Optional<PlacePhotos.PlacePhoto> photo) {}

    /// « Moment d’ouverture » — the opening hours at the requested time, or at this moment; `state` is the
    /// colour of the message (ok, warn, plain).
    record OpeningText(String state, String hours) {}

    /// « En mots » — the texts of an answer.
    ///
    /// @param line the way of getting there and the price
    /// @param summary one sentence about the help
    /// @param why reasons for the rank
    record AnswerCardText(String line, String summary, List<String> cautions, List<FormSummaryRow> why) {}

    /// « Rendez-vous proposé » — a free appointment: short text, full text and path of the booking page.
    record FreeAppointmentLink(String words, String full, String path) {}

    /// « Reconnu » — whether the place itself is recognised, and whether people who help there are recognised.
    record PlaceAndPeopleRecognition(boolean place, boolean people) {}

    /// One answer on the page. `needs` are part of its link to the handout; `seen` tells whether the map shows
    /// the place.
    record AnswerCard(
            int number,
            PlaceNameAndAddress front,
            OpeningText opening,
            AnswerCardText words,
            HelpSearch needs,
            boolean seen,
            Optional<String> phone,
            List<String> neighbours,
            PlaceAndPeopleRecognition recognised,
            List<FreeAppointmentLink> times) {
        String name() {
            return front.name();
        }

        String slug() {
            return front.slug();
        }

        String sheet() {
            var asked = needs.query();
            return "/lieux/" + slug() + "/fiche" + (asked.isEmpty() ? "" : "?" + asked);
        }

        /// Returns the path of the printed sheet about this place in easy words, in this language.
        String easy(LocalLanguage language) {
            return "/lieux/" + slug() + "/fiche/facile" + language.query(needs);
        }
    }

    ProposedPlaceText(
            Page page,
            HelpSearch search,
            LocalDateTime now,
            HelpSearches.RecognisedPlaceIds marks,
            Map<String, PlacePhotos.PlacePhoto> photos,
            Map<String, List<PlaceFreeAppointments.FreeAppointmentTime>> free,
            DistanceAsText distances) {
        this.page = page;
        this.search = search;
        this.now = now;
        this.marks = marks;
        this.photos = photos;
        this.free = free;
        this.distances = distances;
        this.moments = new OpeningTimeText(page, search.when(), now);
        this.termWords = new PlacePropertyText(page);
        this.wished = wished(search.needs());
        this.needs = search.needed();
    }

    AnswerCard say(int number, ProposedPlace offer) {
        var candidate = offer.candidate();
        var services = services(candidate);
        var distance = distances.of(offer);
        var status = moments.status(candidate.hours());
        var asked = moments.of(candidate.hours());
        return new AnswerCard(
                number,
                new PlaceNameAndAddress(
                        candidate.name(),
                        page.french(candidate.sheet().text(Field.ADRESSE)),
                        candidate.sheet().text(Field.CODE_POSTAL) + " " + candidate.commune(),
                        candidate.slug(),
                        Optional.ofNullable(photos.get(candidate.id()))),
                new OpeningText(
                        asked.isPresent() ? "ok" : tone(offer.now()),
                        capital(asked.or(() -> moments.brief(candidate.hours())).orElse(status))),
                new AnswerCardText(
                        line(offer),
                        summary(candidate, services),
                        cautions(candidate),
                        why(offer, distance, services, status)),
                needs,
                offer.metres().isPresent() && candidate.point().isPresent() && !candidate.is(PlaceFact.REMOTE_ONLY),
                candidate.sheet().get(Field.TELEPHONE),
                neighbours(offer),
                new PlaceAndPeopleRecognition(
                        marks.places().contains(candidate.id()), marks.people().contains(candidate.id())),
                times(candidate));
    }

    private List<FreeAppointmentLink> times(CandidatePlace candidate) {
        return free.getOrDefault(candidate.id(), List.of()).stream()
                .filter(time -> time.starts().isAfter(now))
                .map(time -> {
                    var hour = page.time(time.starts().toLocalTime());
                    return new FreeAppointmentLink(
                            page.t("find.free", page.weekday(time.starts().toLocalDate()), hour),
                            page.t("find.free.long", page.day(time.starts().toLocalDate()), hour, candidate.name()),
                            time.path());
                })
                .toList();
    }

    private static String tone(OpeningStatus now) {
        return switch (now) {
            case OpeningStatus.OpenNow _ -> "ok";
            case OpeningStatus.ClosedNow _ -> "plain";
            case OpeningStatus.OpeningUnknown _ -> "warn";
        };
    }

    private static List<String> neighbours(ProposedPlace offer) {
        if (offer.sameBuilding().isEmpty()) return List.of();
        var own = TextNormalisation.words(offer.candidate().name());
        return offer.sameBuilding().stream()
                .map(CandidatePlace::name)
                .filter(name -> !TextNormalisation.words(name).equals(own))
                .distinct()
                .toList();
    }

    /// Returns the line with the way of getting to the place and its price: « 7 min à pied · Gratuit ».
    private String line(ProposedPlace offer) {
        var price = capital(price(offer.candidate()));
        if (offer.candidate().is(PlaceFact.REMOTE_ONLY))
            return page.t("find.lead.join", page.t(DistanceAsText.remote(offer.candidate())), price);
        // Help at a distance needs no journey, so the line contains no distance.
        return search.where().isEmpty()
                        || search.way() == HelpChannel.REMOTE
                                && offer.candidate().is(PlaceFact.REMOTE)
                ? price
                : page.t("find.lead.join", capital(distances.nearness(offer)), price);
    }

    /// Criteria met, with those shown to everybody, and services: « Accueille en fauteuil ; aide aux démarches ».
    private String summary(CandidatePlace candidate, String services) {
        var parts = new ArrayList<String>();
        for (var criterion : SearchCriterion.values())
            if (criterion != SearchCriterion.FREE
                    && (search.matters().contains(criterion) || DECLARED.contains(criterion))
                    && candidate.says(criterion)) parts.add(termWords.has(criterion));
        if (search.way() == HelpChannel.REMOTE && candidate.is(PlaceFact.REMOTE)) parts.add(page.t("find.has.remote"));
        parts.add(services);
        return capital(joined(parts));
    }

    private String price(CandidatePlace candidate) {
        if (candidate.says(SearchCriterion.FREE)) return termWords.has(SearchCriterion.FREE);
        if (candidate.is(PlaceFact.FREE_UNDER_CONDITION)) return page.t("find.price.condition");
        return page.t(candidate.is(PlaceFact.PAID) ? "find.price.paid" : "find.price.unknown");
    }

    private String services(CandidatePlace candidate) {
        if (candidate.services().isEmpty()) return page.t("find.services.unknown");
        var services = new ArrayList<String>(MOST_SERVICES);
        for (var service : wished)
            if (services.size() < MOST_SERVICES && candidate.services().contains(service))
                services.add(termWords.service(service));
        return String.join(", ", services);
    }

    private static List<PlaceService> wished(Set<HelpNeed> needs) {
        var services = PlaceService.values();
        var wanted = new double[services.length];
        for (var need : needs)
            for (var service : services)
                wanted[service.ordinal()] = Math.max(wanted[service.ordinal()], need.weight(service));
        Arrays.sort(services, (one, other) -> Double.compare(wanted[other.ordinal()], wanted[one.ordinal()]));
        return Arrays.asList(services);
    }

    private List<String> cautions(CandidatePlace candidate) {
        var cautions = new ArrayList<String>();
        var silent = search.matters().stream()
                .filter(criterion -> criterion != SearchCriterion.FREE && !candidate.says(criterion))
                .filter(criterion -> !told(criterion, candidate))
                .filter(criterion -> criterion != SearchCriterion.QUIET || !candidate.is(PlaceFact.LIVELY))
                .map(this::silent)
                .toList();
        if (search.matters().contains(SearchCriterion.QUIET) && candidate.is(PlaceFact.LIVELY))
            cautions.add(page.t("find.lively"));
        if (!silent.isEmpty()) cautions.add(page.t("find.silent", String.join(", ", silent)));
        if (search.matters().stream().anyMatch(criterion -> told(criterion, candidate)))
            candidate.words().tongue().ifPresent(words -> cautions.add(page.t("find.tongue.said", page.french(words))));
        if (search.way() == HelpChannel.AT_HOME
                || search.way() == HelpChannel.WITHOUT_CAR && candidate.is(PlaceFact.HOME_SAID))
            cautions.add(candidate
                    .words()
                    .home()
                    .map(words -> page.t("find.home.said", page.french(words)))
                    .orElseGet(() -> page.t("find.home.silent")));
        var publics = candidate.sheet().list(Field.PUBLICS);
        if (!publics.isEmpty())
            cautions.add(page.t(
                    "find.publics", publics.stream().map(termWords::audience).collect(Collectors.joining(", "))));
        if (!candidate.is(PlaceFact.REMOTE_ONLY)
                && (candidate.precision() == CoordinatePrecision.COMMUNE
                        || candidate.precision() == CoordinatePrecision.ESTIMATED))
            cautions.add(page.t("find.precision"));
        candidate
                .stale(now.toLocalDate())
                .ifPresent(year -> cautions.add(page.t("find.stale", Integer.toString(year))));
        return List.copyOf(cautions);
    }

    /// Returns whether the criterion is a language that only a free text of the sheet mentions. The national
    /// schema has no field for it.
    private static boolean told(SearchCriterion criterion, CandidatePlace candidate) {
        return RankingComponent.of(criterion) == RankingComponent.LANGUAGE
                && !candidate.says(criterion)
                && candidate.words().tongue().isPresent();
    }

    /// Returns the caution that the sheet does not mention this criterion. If the criterion is a language, the
    /// caution names it, so that the person can ask by telephone.
    private String silent(SearchCriterion criterion) {
        return criterion == SearchCriterion.OTHER_LANGUAGE
                        && !search.languages().isEmpty()
                ? HelpSearchSummary.languages(page, search)
                : termWords.silent(criterion);
    }

    private List<FormSummaryRow> why(ProposedPlace offer, String distance, String services, String status) {
        var rows = new ArrayList<FormSummaryRow>(offer.reasons().size());
        for (var reason : offer.reasons()) {
            rows.add(FormSummaryRow.of(
                    termWords.component(reason.component()),
                    said(reason, offer.candidate(), distance, services, status)));
        }
        return rows;
    }

    /// Returns the text of one reason for the rank of a place. A place without a recognition gets no text about
    /// recognition, because its absence says nothing bad about the place.
    private String said(
            RankingReason reason, CandidatePlace candidate, String distance, String services, String status) {
        var because = capital(because(reason, candidate, distance, services, status));
        return reason.component() == RankingComponent.RECOGNISED
                ? page.t("find.why.recognised.weight", because)
                : page.t(
                        "find.why.weight",
                        because,
                        reason.component() == RankingComponent.NEARNESS
                                        && reason.grade() == RankingReason.ScoreGrade.POOR
                                ? page.t("find.why.far")
                                : termWords.grade(reason.grade()));
    }

    private String because(
            RankingReason reason, CandidatePlace candidate, String distance, String services, String status) {
        return switch (reason.component()) {
            case NEED ->
                candidate.is(PlaceFact.FRANCE_SERVICES)
                                && search.needs().stream().anyMatch(HelpNeed::franceServices)
                        ? page.t("find.why.need.fs", services)
                        : services;
            case NEARNESS -> distance;
            case OPENNESS -> moments.of(candidate.hours()).orElse(status);
            case PRICE ->
                search.matters().contains(SearchCriterion.PASS) && candidate.says(SearchCriterion.PASS)
                        ? termWords.has(SearchCriterion.PASS)
                        : price(candidate);
            case ACCESS, LANGUAGE, MANNER -> said(reason.component(), candidate);
            case CERTAINTY ->
                candidate
                        .updated()
                        .map(day -> page.t("find.why.updated", day))
                        .orElseGet(() -> page.t("find.why.undated"));
            case RECOGNISED ->
                page.t("find.why.recognised."
                        + (marks.places().contains(candidate.id())
                                ? marks.people().contains(candidate.id()) ? "both" : "place"
                                : marks.people().contains(candidate.id()) ? "people" : "none"));
        };
    }

    private String said(RankingComponent component, CandidatePlace candidate) {
        return joined(search.matters().stream()
                .filter(criterion -> RankingComponent.of(criterion) == component)
                .map(criterion -> candidate.says(criterion)
                        ? termWords.has(criterion)
                        : criterion == SearchCriterion.QUIET && candidate.is(PlaceFact.LIVELY)
                                ? page.t("find.why.lively")
                                : told(criterion, candidate)
                                        ? page.t("find.why.tongue")
                                        : page.t("find.why.silent", termWords.silent(criterion)))
                .toList());
    }

    private String joined(List<String> parts) {
        if (parts.isEmpty()) return "";
        var joined = parts.getFirst();
        for (var part : parts.subList(1, parts.size())) joined = page.t("find.join", joined, part);
        return joined;
    }

    static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
