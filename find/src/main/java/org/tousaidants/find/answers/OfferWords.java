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
import org.tousaidants.core.text.TextFolding;
import org.tousaidants.find.ranking.Candidate;
import org.tousaidants.find.ranking.Criterion;
import org.tousaidants.find.ranking.HelpChannel;
import org.tousaidants.find.ranking.Need;
import org.tousaidants.find.ranking.Offer;
import org.tousaidants.find.ranking.PlaceFact;
import org.tousaidants.find.ranking.RankComponent;
import org.tousaidants.find.ranking.ScoreReason;
import org.tousaidants.find.ranking.Search;
import org.tousaidants.places.directory.FreeAppointments;
import org.tousaidants.places.directory.Photos;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.SummaryRow;

/// « Une proposition en mots » — writes the texts of an offer for one search at one moment.
final class OfferWords {
    private static final int MOST_SERVICES = 2;

    /// The criteria that a card shows without being asked: few people know that they can ask for them.
    private static final Set<Criterion> DECLARED = EnumSet.of(Criterion.REPAIR, Criterion.QUIET);

    private final Page page;
    private final Search search;
    private final LocalDateTime now;
    private final Searches.Marks marks;
    private final Map<String, Photos.Photo> photos;
    private final Map<String, List<FreeAppointments.FreeTime>> free;
    private final DistanceText distances;
    private final TimeText moments;
    private final PlacePropertyText termWords;
    private final Search needs;
    /// The services sorted by how well they answer the need.
    private final List<PlaceService> wished;

    /// « Devanture » — name, address and picture of the place.
    record Front(String name, String address, String commune, String slug, Optional<Photos.Photo> photo) {}

    /// « Moment d’ouverture » — the opening hours at the requested time, or now; `state` is the colour of the
    /// message (ok, warn, plain).
    record OpeningText(String state, String hours) {}

    /// « En mots » — the texts of an answer.
    ///
    /// @param line way and price
    /// @param summary one sentence about the help
    /// @param why reasons for the rank
    record AnswerText(String line, String summary, List<String> cautions, List<SummaryRow> why) {}

    /// « Rendez-vous proposé » — a free appointment: short text, full text and link.
    record FreeTimeLink(String words, String full, String path) {}

    /// « Reconnu » — whether the place itself is recognised, and whether people who help there are.
    record Recognised(boolean place, boolean people) {}

    /// One answer on the page. Its link to the handout contains the `needs`; `seen`: the map shows the place.
    record AnswerCard(
            int number,
            Front front,
            OpeningText opening,
            AnswerText words,
            Search needs,
            boolean seen,
            Optional<String> phone,
            List<String> neighbours,
            Recognised recognised,
            List<FreeTimeLink> times) {
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

        /// The path of the sheet in easy words, in this language.
        String easy(LocalLanguage language) {
            return "/lieux/" + slug() + "/fiche/facile" + language.query(needs);
        }
    }

    OfferWords(
            Page page,
            Search search,
            LocalDateTime now,
            Searches.Marks marks,
            Map<String, Photos.Photo> photos,
            Map<String, List<FreeAppointments.FreeTime>> free,
            DistanceText distances) {
        this.page = page;
        this.search = search;
        this.now = now;
        this.marks = marks;
        this.photos = photos;
        this.free = free;
        this.distances = distances;
        this.moments = new TimeText(page, search.when(), now);
        this.termWords = new PlacePropertyText(page);
        this.wished = wished(search.needs());
        this.needs = search.needed();
    }

    AnswerCard say(int number, Offer offer) {
        var candidate = offer.candidate();
        var services = services(candidate);
        var distance = distances.of(offer);
        var status = moments.status(candidate.hours());
        var asked = moments.of(candidate.hours());
        return new AnswerCard(
                number,
                new Front(
                        candidate.name(),
                        page.french(candidate.sheet().text(Field.ADRESSE)),
                        candidate.sheet().text(Field.CODE_POSTAL) + " " + candidate.commune(),
                        candidate.slug(),
                        Optional.ofNullable(photos.get(candidate.id()))),
                new OpeningText(
                        asked.isPresent() ? "ok" : tone(offer.now()),
                        capital(asked.or(() -> moments.brief(candidate.hours())).orElse(status))),
                new AnswerText(
                        line(offer),
                        summary(candidate, services),
                        cautions(candidate),
                        why(offer, distance, services, status)),
                needs,
                offer.metres().isPresent() && candidate.point().isPresent() && !candidate.is(PlaceFact.REMOTE_ONLY),
                candidate.sheet().get(Field.TELEPHONE),
                neighbours(offer),
                new Recognised(
                        marks.places().contains(candidate.id()), marks.people().contains(candidate.id())),
                times(candidate));
    }

    private List<FreeTimeLink> times(Candidate candidate) {
        return free.getOrDefault(candidate.id(), List.of()).stream()
                .filter(time -> time.starts().isAfter(now))
                .map(time -> {
                    var hour = page.time(time.starts().toLocalTime());
                    return new FreeTimeLink(
                            page.t("find.free", page.weekday(time.starts().toLocalDate()), hour),
                            page.t("find.free.long", page.day(time.starts().toLocalDate()), hour, candidate.name()),
                            time.path());
                })
                .toList();
    }

    private static String tone(OpeningStatus now) {
        return switch (now) {
            case OpeningStatus.Open _ -> "ok";
            case OpeningStatus.Closed _ -> "plain";
            case OpeningStatus.Unsure _ -> "warn";
        };
    }

    private static List<String> neighbours(Offer offer) {
        if (offer.sameBuilding().isEmpty()) return List.of();
        var own = TextFolding.words(offer.candidate().name());
        return offer.sameBuilding().stream()
                .map(Candidate::name)
                .filter(name -> !TextFolding.words(name).equals(own))
                .distinct()
                .toList();
    }

    /// Way and price: « 7 min à pied · Gratuit ».
    private String line(Offer offer) {
        var price = capital(price(offer.candidate()));
        if (offer.candidate().is(PlaceFact.REMOTE_ONLY))
            return page.t("find.lead.join", page.t(DistanceText.remote(offer.candidate())), price);
        // Help at a distance needs no journey, so no way is shown.
        return search.where().isEmpty()
                        || search.way() == HelpChannel.REMOTE
                                && offer.candidate().is(PlaceFact.REMOTE)
                ? price
                : page.t("find.lead.join", capital(distances.nearness(offer)), price);
    }

    /// Criteria met, with those shown to everybody, and services: « Accueille en fauteuil ; aide aux démarches ».
    private String summary(Candidate candidate, String services) {
        var parts = new ArrayList<String>();
        for (var criterion : Criterion.values())
            if (criterion != Criterion.FREE
                    && (search.matters().contains(criterion) || DECLARED.contains(criterion))
                    && candidate.says(criterion)) parts.add(termWords.has(criterion));
        if (search.way() == HelpChannel.REMOTE && candidate.is(PlaceFact.REMOTE)) parts.add(page.t("find.has.remote"));
        parts.add(services);
        return capital(joined(parts));
    }

    private String price(Candidate candidate) {
        if (candidate.says(Criterion.FREE)) return termWords.has(Criterion.FREE);
        if (candidate.is(PlaceFact.FREE_UNDER_CONDITION)) return page.t("find.price.condition");
        return page.t(candidate.is(PlaceFact.PAID) ? "find.price.paid" : "find.price.unknown");
    }

    private String services(Candidate candidate) {
        if (candidate.services().isEmpty()) return page.t("find.services.unknown");
        var services = new ArrayList<String>(MOST_SERVICES);
        for (var service : wished)
            if (services.size() < MOST_SERVICES && candidate.services().contains(service))
                services.add(termWords.service(service));
        return String.join(", ", services);
    }

    private static List<PlaceService> wished(Set<Need> needs) {
        var services = PlaceService.values();
        var wanted = new double[services.length];
        for (var need : needs)
            for (var service : services)
                wanted[service.ordinal()] = Math.max(wanted[service.ordinal()], need.weight(service));
        Arrays.sort(services, (one, other) -> Double.compare(wanted[other.ordinal()], wanted[one.ordinal()]));
        return Arrays.asList(services);
    }

    private List<String> cautions(Candidate candidate) {
        var cautions = new ArrayList<String>();
        var silent = search.matters().stream()
                .filter(criterion -> criterion != Criterion.FREE && !candidate.says(criterion))
                .filter(criterion -> !told(criterion, candidate))
                .filter(criterion -> criterion != Criterion.QUIET || !candidate.is(PlaceFact.LIVELY))
                .map(this::silent)
                .toList();
        if (search.matters().contains(Criterion.QUIET) && candidate.is(PlaceFact.LIVELY))
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

    /// Whether only a text of the sheet, and no field, mentions the requested language.
    private static boolean told(Criterion criterion, Candidate candidate) {
        return RankComponent.of(criterion) == RankComponent.LANGUAGE
                && !candidate.says(criterion)
                && candidate.words().tongue().isPresent();
    }

    /// The caution about a criterion that the sheet does not mention. It names the language, so that the person
    /// can ask by telephone.
    private String silent(Criterion criterion) {
        return criterion == Criterion.OTHER_LANGUAGE && !search.languages().isEmpty()
                ? SearchSummary.languages(page, search)
                : termWords.silent(criterion);
    }

    private List<SummaryRow> why(Offer offer, String distance, String services, String status) {
        var rows = new ArrayList<SummaryRow>(offer.reasons().size());
        for (var reason : offer.reasons()) {
            rows.add(SummaryRow.of(
                    termWords.component(reason.component()),
                    said(reason, offer.candidate(), distance, services, status)));
        }
        return rows;
    }

    /// The text of a reason for the rank. A place without a recognition gets no text about it, because that is
    /// no bad mark.
    private String said(ScoreReason reason, Candidate candidate, String distance, String services, String status) {
        var because = capital(because(reason, candidate, distance, services, status));
        return reason.component() == RankComponent.RECOGNISED
                ? page.t("find.why.recognised.weight", because)
                : page.t(
                        "find.why.weight",
                        because,
                        reason.component() == RankComponent.NEARNESS && reason.grade() == ScoreReason.Grade.POOR
                                ? page.t("find.why.far")
                                : termWords.grade(reason.grade()));
    }

    private String because(ScoreReason reason, Candidate candidate, String distance, String services, String status) {
        return switch (reason.component()) {
            case NEED ->
                candidate.is(PlaceFact.FRANCE_SERVICES)
                                && search.needs().stream().anyMatch(Need::franceServices)
                        ? page.t("find.why.need.fs", services)
                        : services;
            case NEARNESS -> distance;
            case OPENNESS -> moments.of(candidate.hours()).orElse(status);
            case PRICE ->
                search.matters().contains(Criterion.PASS) && candidate.says(Criterion.PASS)
                        ? termWords.has(Criterion.PASS)
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

    private String said(RankComponent component, Candidate candidate) {
        return joined(search.matters().stream()
                .filter(criterion -> RankComponent.of(criterion) == component)
                .map(criterion -> candidate.says(criterion)
                        ? termWords.has(criterion)
                        : criterion == Criterion.QUIET && candidate.is(PlaceFact.LIVELY)
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
