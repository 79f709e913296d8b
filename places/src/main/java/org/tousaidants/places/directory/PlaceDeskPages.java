package org.tousaidants.places.directory;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.maps.LandMap;
import org.tousaidants.platform.maps.MapDrawing;
import org.tousaidants.platform.served.PerTerritory;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.DeskCard;
import org.tousaidants.platform.web.For;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.Paging;
import org.tousaidants.platform.web.ReadingOrder;
import org.tousaidants.platform.web.View;

/// The coordinator's places: search, correct, see what happened.
@Controller
@For(Role.COORDINATOR)
class PlaceDeskPages {
    private static final int PER_PAGE = 40;
    private static final int CHANGES_PER_PAGE = 20;
    private static final int VALUE_MAX = 160;
    private static final int MOST_DRAWN = 2_000;

    /// Besides the order of the communes.
    private static final Set<String> SORTS = Set.of("nom", "anciens", "recents");

    /// A source that comes for the first time says twenty: nobody reads their names.
    private static final int MOST_FIELDS = 6;

    /// What may be told after an act.
    private static final Set<String> TROUBLES = Set.of("saved", "separated", "apart");

    /// One page of the list; `last` is its number of pages.
    record Listed(
            String q,
            String missing,
            boolean closed,
            Paging paging,
            int total,
            List<Place> places,
            Form form,
            Set<PlaceId> recognised,
            LandMap map) {
        String address() {
            return "/bureau/lieux?" + (closed ? "fermes=1&" : "") + "q=" + URLEncoder.encode(q, StandardCharsets.UTF_8)
                    + "&sans=" + missing + chosen("tri") + chosen("label") + "&page=";
        }

        private String chosen(String name) {
            return form.value(name).isEmpty() ? "" : "&" + name + "=" + form.value(name);
        }
    }

    /// One place to correct; `trouble` is the key of a notice, or empty. `history` is one page of what happened, the
    /// latest first.
    record Opened(
            Place place,
            Form form,
            List<Told> history,
            Paging paging,
            Map<Field, Provenance> known,
            List<Member> records,
            Map<PlaceId, Places.Record> called,
            List<PlaceWay> ways,
            String trouble) {
        String name(Member record) {
            var called = called().get(record.id());
            return called == null ? record.code().value() : called.name();
        }

        String sources(Member record) {
            var called = called().get(record.id());
            return called == null ? "" : String.join(", ", called.sources());
        }

        /// Those that would leave with it.
        long with(Member record) {
            return records.stream().filter(one -> stands(one, record)).count();
        }

        private boolean stands(Member one, Member under) {
            return one.under()
                    .filter(up -> up.equals(under.id())
                            || records.stream().anyMatch(middle -> middle.id().equals(up) && stands(middle, under)))
                    .isPresent();
        }

        Map<Field, String> hints(Page page) {
            var hints = new EnumMap<Field, String>(Field.class);
            known.forEach((field, provenance) -> hints.put(field, hint(provenance, page)));
            return hints;
        }
    }

    /// One change, in words.
    record Told(Instant at, String who, String did, List<Field> fields) {
        String words(Page page) {
            if (fields.isEmpty()) return who + " " + did;
            var names = fields.stream()
                    .limit(MOST_FIELDS)
                    .map(field -> page.t("places.field." + field.column()))
                    .collect(Collectors.joining(", "));
            var told = page.t("places.desk.told", who, did, names);
            return fields.size() > MOST_FIELDS
                    ? told + " " + page.t("places.desk.told.more", fields.size() - MOST_FIELDS)
                    : told;
        }
    }

    /// A place as it was; `past` is empty before a day is chosen.
    /// `ahead`: the day has not come yet.
    record Then(
            Place place,
            Form form,
            Optional<LocalDate> day,
            boolean ahead,
            Optional<Past> past,
            List<ThenValue> values) {}

    /// What was known of a field then; `now` is what is known today, empty when it is the same.
    record ThenValue(Field field, String said, Provenance provenance, String now) {}

    /// What is known of a place, since when and by whom; `trouble` is the key of a notice, or empty.
    record Known(
            Place place,
            Freshness freshness,
            Completeness completeness,
            List<Value> values,
            Form form,
            String trouble) {}

    /// One value, where it comes from, and how fresh it is: empty when the field does not age.
    record Value(
            Field field,
            String said,
            Provenance provenance,
            Optional<Freshness.Aged> aged,
            List<Survivorship.Said> others) {}

    private final Places places;
    private final Directory directory;
    private final PerTerritory<UpkeepRules> rules;
    private final List<PlaceWay> ways;
    private final List<PlaceMarks> marks;
    private final Territories territories;
    private final Clock clock;

    PlaceDeskPages(
            Places places,
            Directory directory,
            PerTerritory<UpkeepRules> rules,
            List<PlaceWay> ways,
            List<PlaceMarks> marks,
            Territories territories,
            Clock clock) {
        this.marks = marks;
        this.territories = territories;
        this.places = places;
        this.directory = directory;
        this.rules = rules;
        this.ways = PlaceWay.of(ways.stream(), PlaceWay.Seen.DESK);
        this.clock = clock;
    }

    @GetMapping("/bureau/lieux")
    View list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "sans", defaultValue = "") String missing,
            @RequestParam(defaultValue = "") String fermes,
            @RequestParam(defaultValue = "") String tri,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "1") String page) {
        var asked = ReadingOrder.plain(q);
        var words = asked.split(" ");
        var absent = Field.ofColumn(missing);
        var network = actor.network().id();
        var closed = !fermes.isEmpty();
        var all = closed ? places.closed(network) : directory.snapshot(network).places();
        var recognised = recognised(network);
        var found = sorted(
                tri,
                all.stream()
                        .filter(place -> switch (label) {
                            case "oui" -> recognised.contains(place.id());
                            case "non" -> !recognised.contains(place.id());
                            default -> true;
                        })
                        .filter(place -> absent.isEmpty()
                                || place.sheet().get(absent.get()).isEmpty())
                        .filter(place -> {
                            if (asked.isEmpty()) return true;
                            var text = ReadingOrder.plain(place.name() + " " + place.commune() + " "
                                    + place.sheet().text(Field.CODE_POSTAL) + " "
                                    + place.sheet().text(Field.ADRESSE) + " " + place.code());
                            for (var word : words) if (!text.contains(word)) return false;
                            return true;
                        }));
        var paging = Paging.of(page, found.size(), PER_PAGE);
        return View.of(
                "places/directory/deskList",
                new Listed(
                        q,
                        absent.map(Field::column).orElse(""),
                        closed,
                        paging,
                        found.size(),
                        paging.of(found),
                        Form.filled(Map.of(
                                "q", List.of(q),
                                "sans", List.of(missing),
                                "tri", List.of(SORTS.contains(tri) ? tri : ""),
                                "label", List.of(label.equals("oui") || label.equals("non") ? label : ""))),
                        recognised,
                        map(actor, found)));
    }

    private static List<Place> sorted(String by, Stream<Place> places) {
        return switch (by) {
            case "nom" ->
                ReadingOrder.by(
                        places,
                        Place::name,
                        Place::commune,
                        place -> place.code().value());
            case "anciens" ->
                places.sorted(Comparator.comparing(Place::changedAt)).toList();
            case "recents" ->
                places.sorted(Comparator.comparing(Place::changedAt).reversed()).toList();
            default ->
                ReadingOrder.by(
                        places,
                        Place::commune,
                        Place::name,
                        place -> place.code().value());
        };
    }

    private Set<PlaceId> recognised(String network) {
        return PlaceMarks.ofAll(marks, network);
    }

    private LandMap map(Actor actor, List<Place> found) {
        var departement = actor.network().departement();
        return MapDrawing.of(departement, territories.communes().inDepartement(departement))
                .squares(found.stream()
                        .limit(MOST_DRAWN)
                        .flatMap(place -> place.point().stream())
                        .toList())
                .drawn();
    }

    @GetMapping("/bureau/lieux/{code}")
    View open(
            Actor actor,
            @PathVariable String code,
            Page page,
            @RequestParam(defaultValue = "") String fait,
            @RequestParam(name = "histoire", defaultValue = "1") String history) {
        var place = find(actor, code);
        if (!code.equals(place.code().value())) return View.redirect("/bureau/lieux/" + place.code());
        return View.of(
                "places/directory/desk",
                opened(
                        actor,
                        place,
                        CorrectionForm.of(place),
                        page,
                        TROUBLES.contains(fait) ? fait : "",
                        history.matches("\\d{1,6}") ? Integer.parseInt(history) : 1));
    }

    @PostMapping("/bureau/lieux/{code}/corrections")
    View correct(Actor actor, @PathVariable String code, Form form, Page page) {
        var place = find(actor, code);
        var parsed = CorrectionForm.parse(form, CorrectionForm.FIELDS, place);
        if (parsed.isEmpty())
            return View.of("places/directory/desk", opened(actor, place, form, page, ""))
                    .status(422);
        var person = new Voice.Person(actor.id(), actor.name());
        var correction = places.correct(
                actor.network().id(),
                place.code(),
                parsed.get().seen(),
                person,
                parsed.get().values());
        return switch (correction) {
            case Correction.Corrected(var corrected) ->
                View.redirect("/bureau/lieux/" + corrected.code() + "?fait=saved");
            case Correction.Same same -> View.redirect("/bureau/lieux/" + code + "?fait=saved");
            case Correction.Overtaken(var now) ->
                View.of("places/directory/desk", opened(actor, now, form, page, "overtaken"))
                        .status(409);
            case Correction.Refused(var values) -> {
                values.keySet().forEach(field -> form.error(field.column(), "web.error.choice"));
                yield View.of("places/directory/desk", opened(actor, place, form, page, ""))
                        .status(422);
            }
            case Correction.NotFound() -> throw new NotFound();
        };
    }

    @GetMapping("/bureau/lieux/{code}/provenance")
    View known(Actor actor, @PathVariable String code, Page page, @RequestParam(defaultValue = "") String fait) {
        return known(actor, find(actor, code), Form.empty(), page, fait.isEmpty() ? "" : "done");
    }

    @PostMapping("/bureau/lieux/{code}/confirmations")
    View confirm(Actor actor, @PathVariable String code, Form form, Page page) {
        var place = find(actor, code);
        var seen = form.text("seen").integer(1, Integer.MAX_VALUE / 2);
        var fields = EnumSet.noneOf(Field.class);
        if (form.checked("tout")) fields.addAll(place.sheet().values().keySet());
        for (var column : form.values("champ")) Field.ofColumn(column).ifPresent(fields::add);
        if (fields.isEmpty() || seen.isEmpty())
            return known(actor, place, form.error("champ", "places.known.missing"), page, "")
                    .status(422);
        var person = new Voice.Person(actor.id(), actor.name());
        return switch (places.confirm(actor.network().id(), place.code(), seen.get(), person, fields)) {
            case Confirming.Done done -> View.redirect("/bureau/lieux/" + place.code() + "/provenance?fait=1");
            case Confirming.Same same -> View.redirect("/bureau/lieux/" + place.code() + "/provenance?fait=1");
            case Confirming.Overtaken(var now) ->
                known(actor, now, Form.empty(), page, "overtaken").status(409);
            case Confirming.NotFound() -> throw new NotFound();
        };
    }

    private View known(Actor actor, Place place, Form form, Page page, String trouble) {
        var standing = places.standing(actor.network().id(), place.id());
        var known = Survivorship.provenance(standing);
        var freshness = Freshness.of(rules.here(), known, clock.instant());
        var values = CorrectionForm.FIELDS.stream()
                .flatMap(field -> Optional.ofNullable(standing.get(field)).stream()
                        .flatMap(one -> one
                                .value()
                                .map(value -> new Value(
                                        field,
                                        shown(field, value, page),
                                        one.provenance(),
                                        freshness.of(field),
                                        one.others()))
                                .stream()))
                .toList();
        return View.of(
                "places/directory/known",
                new Known(place, freshness, Completeness.of(rules.here(), place.sheet()), values, form, trouble));
    }

    /// « 4 ans », « 18 mois »: nobody counts 1 460 days.
    static String span(int days, Page page) {
        if (days % 365 == 0) return page.t("places.known.years", days / 365);
        return days % 30 == 0 ? page.t("places.known.months", days / 30) : page.t("places.known.days", days);
    }

    static String shown(Field field, String value, Page page) {
        var words = FieldWords.of(field, value, page);
        return words.length() <= VALUE_MAX ? words : words.substring(0, VALUE_MAX) + "…";
    }

    /// « 12 rue du Port, 17100 Saintes »: several places of a network bear one name.
    static String where(Place place) {
        var town = (place.sheet().text(Field.CODE_POSTAL) + " " + place.commune()).strip();
        var street = place.sheet().text(Field.ADRESSE);
        return street.isEmpty() ? town : street + ", " + town;
    }

    private Place find(Actor actor, String code) {
        return PlaceCode.endOf(code)
                .flatMap(known -> places.find(actor.network().id(), known))
                .orElseThrow(NotFound::new);
    }

    private Opened opened(Actor actor, Place place, Form form, Page page, String trouble) {
        return opened(actor, place, form, page, trouble, 1);
    }

    private Opened opened(Actor actor, Place place, Form form, Page page, String trouble, int asked) {
        var network = actor.network().id();
        var history = places.history(network, place.id());
        var called = places.records(network, place.id());
        // Records that stay together when another leaves are placed anew: nobody did anything to them.
        var moments = history.stream()
                .filter(change -> change.act() == Change.Act.SEPARATED)
                .map(Change::at)
                .collect(Collectors.toSet());
        var all = history.reversed().stream()
                .filter(change -> change.act() != Change.Act.GROUPED || !moments.contains(change.at()))
                .toList();
        var paging = Paging.of(asked, all.size(), CHANGES_PER_PAGE);
        return new Opened(
                place,
                form,
                paging.of(all).stream()
                        .map(change -> new Told(
                                change.at(),
                                who(change.voice(), page),
                                did(change, place, called, page),
                                List.copyOf(change.fields().keySet())))
                        .toList(),
                paging,
                places.provenance(network, place.id()),
                places.members(network, place.id()),
                called,
                ways,
                trouble);
    }

    private static String did(Change change, Place place, Map<PlaceId, Places.Record> called, Page page) {
        return switch (change.act()) {
            case SAID -> page.t("places.desk.says");
            case CONFIRMED -> page.t("places.desk.confirms");
            case WITHDREW -> page.t("places.desk.withdrew");
            case CLOSED -> page.t("places.desk.closes");
            case REOPENED -> page.t("places.desk.reopens");
            case GROUPED, SEPARATED -> {
                var mine = change.place().equals(place.id());
                var other = change.other().orElse(change.place());
                if (change.act() == Change.Act.SEPARATED)
                    yield mine
                            ? page.t("places.desk.restored", name(called, other))
                            : page.t("places.desk.separated", name(called, change.place()));
                yield mine || other.equals(place.id())
                        ? page.t("places.desk.grouped", name(called, mine ? other : change.place()))
                        : page.t("places.desk.grouped.others", name(called, change.place()), name(called, other));
            }
        };
    }

    private static String name(Map<PlaceId, Places.Record> called, PlaceId record) {
        return Optional.ofNullable(called.get(record)).map(Places.Record::name).orElse("");
    }

    /// « Ce n'est pas le même lieu » — a record of this place stands by itself again.
    @PostMapping("/bureau/lieux/{code}/separations")
    View separate(Actor actor, @PathVariable String code, Form form, Page page) {
        var place = find(actor, code);
        var network = actor.network().id();
        var record = form.value("fiche");
        var member = places.members(network, place.id()).stream()
                .filter(one -> one.code().value().equals(record) && one.under().isPresent())
                .findFirst();
        // Another person, or a double click, did it before.
        if (member.isEmpty()) return View.redirect("/bureau/lieux/" + place.code() + "?fait=apart");
        var person = new Voice.Person(actor.id(), actor.name());
        return switch (places.separate(network, member.get().id(), person)) {
            case Grouping.Separated(var survivor, var restored) ->
                View.redirect("/bureau/lieux/" + survivor.code() + "?fait=separated");
            case Grouping.Apart apart -> View.redirect("/bureau/lieux/" + place.code() + "?fait=apart");
            case Grouping.Busy() ->
                View.of("places/directory/desk", opened(actor, place, CorrectionForm.of(place), page, "busy"))
                        .status(409);
            case Grouping.NotFound notFound -> throw new NotFound();
            case Grouping.Grouped impossible -> throw new IllegalStateException(impossible.toString());
            case Grouping.Same impossible -> throw new IllegalStateException(impossible.toString());
        };
    }

    @GetMapping("/bureau/lieux/{code}/passe")
    View past(
            Actor actor,
            @PathVariable String code,
            Page page,
            @RequestParam(name = "date", defaultValue = "") String date) {
        var network = actor.network().id();
        var known = PlaceCode.endOf(code).orElseThrow(NotFound::new);
        var place = find(actor, code);
        var form = Form.filled(Map.of("date", List.of(date)));
        var day = form.text("date").as(PlaceDeskPages::day, "places.past.wrong");
        var past = day.flatMap(asked -> places.past(network, known, asked));
        var values = past.map(then -> then instanceof Past.Known was ? values(was, place, page) : List.<ThenValue>of())
                .orElse(List.of());
        return View.of(
                        "places/directory/past",
                        new Then(place, form, day, day.filter(this::ahead).isPresent(), past, values))
                .status(form.hasErrors() ? 422 : 200);
    }

    private boolean ahead(LocalDate day) {
        return day.isAfter(PlaceWords.day(clock.instant()));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() > 1900 && day.getYear() < 3000);
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }

    private static List<ThenValue> values(Past.Known then, Place now, Page page) {
        return CorrectionForm.FIELDS.stream()
                .flatMap(field -> {
                    var standing = then.standing().get(field);
                    var was = then.value(field).orElse("");
                    var is = now.sheet().text(field);
                    if (standing == null || was.isEmpty()) return Stream.<ThenValue>empty();
                    return Stream.of(new ThenValue(
                            field,
                            shown(field, was, page),
                            standing.provenance(),
                            was.equals(is)
                                    ? ""
                                    : is.isEmpty() ? page.t("places.past.nothing") : shown(field, is, page)));
                })
                .toList();
    }

    static String who(Voice voice, Page page) {
        return switch (voice) {
            case Voice.Source source -> page.t("places.desk.source", source.name());
            case Voice.Person person -> person.name();
            case Voice.Caretaker caretaker -> page.t("places.desk.caretaker");
        };
    }

    private static String day(Instant at, Page page) {
        var day = PlaceWords.day(at);
        return day.equals(Field.UNDATED) ? page.t("places.trust.undated") : page.shortDay(day);
    }

    static String hint(Provenance known, Page page) {
        var said = page.t("places.desk.said", who(known.said(), page), day(known.saidAt(), page));
        return known.confirmed()
                .filter(confirmed -> !confirmed.at().equals(known.saidAt()))
                .map(confirmed -> said + " "
                        + page.t("places.desk.confirmed", who(confirmed.by(), page), day(confirmed.at(), page)))
                .orElse(said);
    }

    static List<Choice> choices(Field field, Page page) {
        return field.terms().stream()
                .map(label -> Choice.of(label, PlaceWords.say(field, label, page)))
                .toList();
    }

    /// The kinds that the place has, to keep or to take away.
    static List<Choice> kindsOf(Place place, Page page) {
        return place.sheet().list(Field.TYPOLOGIE).stream()
                .map(code -> Choice.of(code, PlaceWords.say(Field.TYPOLOGIE, code, page)))
                .toList();
    }

    @Bean
    static DeskCard placesCard(Directory directory) {
        return DeskCard.of("/bureau/lieux", "places.card", 10)
                .now(network ->
                        new DeskCard.Now(0, directory.snapshot(network).places().size()));
    }
}
