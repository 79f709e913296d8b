package org.tousaidants.places.directory;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.Parse;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.For;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.Paging;
import org.tousaidants.platform.web.View;

/// The coordinator's sheet of a place: correct it, see what happened, take records apart.
@Controller
@For(Role.COORDINATOR)
class PlaceDeskPages {
    private static final int CHANGES_PER_PAGE = 20;

    /// A source that comes for the first time says twenty: their names are not read.
    private static final int MOST_FIELDS = 6;

    /// What may be told after an act.
    private static final Set<String> TROUBLES = Set.of("saved", "separated", "apart");

    /// One place to correct; `trouble` is the key of a notice, or empty. `history` is one page of what happened, the
    /// latest first.
    record Opened(
            Place place,
            Form form,
            List<ChangeRow> history,
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
            known.forEach((field, provenance) -> hints.put(field, DeskWords.hint(provenance, page)));
            return hints;
        }
    }

    /// One change, in words.
    record ChangeRow(Instant at, String who, String did, List<Field> fields) {
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

    private final Places places;
    private final List<PlaceWay> ways;

    PlaceDeskPages(Places places, List<PlaceWay> ways) {
        this.places = places;
        this.ways = PlaceWay.of(ways.stream(), PlaceWay.Seen.DESK);
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
                        place,
                        CorrectionForm.of(place),
                        page,
                        TROUBLES.contains(fait) ? fait : "",
                        Parse.number(history).orElse(1)));
    }

    @PostMapping("/bureau/lieux/{code}/corrections")
    View correct(Actor actor, @PathVariable String code, Form form, Page page) {
        var place = find(actor, code);
        var parsed = CorrectionForm.parse(form, CorrectionForm.FIELDS, place);
        if (parsed.isEmpty())
            return View.of("places/directory/desk", opened(place, form, page, ""))
                    .status(422);
        var person = new Voice.Person(actor.id(), actor.name());
        var correction = places.correct(
                place.code(), parsed.get().seen(), person, parsed.get().values());
        return switch (correction) {
            case Correction.Corrected(var corrected) ->
                View.redirect("/bureau/lieux/" + corrected.code() + "?fait=saved");
            case Correction.Same same -> View.redirect("/bureau/lieux/" + code + "?fait=saved");
            case Correction.Overtaken(var now) ->
                View.of("places/directory/desk", opened(now, form, page, "overtaken"))
                        .status(409);
            case Correction.Refused(var values) -> {
                values.keySet().forEach(field -> form.error(field.column(), "web.error.choice"));
                yield View.of("places/directory/desk", opened(place, form, page, ""))
                        .status(422);
            }
            case Correction.NotFound() -> throw new NotFound();
        };
    }

    private Place find(Actor actor, String code) {
        return find(places, actor, code);
    }

    static Place find(Places places, Actor actor, String code) {
        return PlaceCode.endOf(code).flatMap(known -> places.find(known)).orElseThrow(NotFound::new);
    }

    private Opened opened(Place place, Form form, Page page, String trouble) {
        return opened(place, form, page, trouble, 1);
    }

    private Opened opened(Place place, Form form, Page page, String trouble, int asked) {
        var history = places.history(place.id());
        var called = places.records(place.id());
        // Records that stay together when another leaves are placed anew: they were not acted on.
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
                        .map(change -> new ChangeRow(
                                change.at(),
                                DeskWords.who(change.voice(), page),
                                DeskWords.did(change, place, called, page),
                                List.copyOf(change.fields().keySet())))
                        .toList(),
                paging,
                places.provenance(place.id()),
                places.members(place.id()),
                called,
                ways,
                trouble);
    }

    /// « Ce n'est pas le même lieu » — a record of this place stands by itself again.
    @PostMapping("/bureau/lieux/{code}/separations")
    View separate(Actor actor, @PathVariable String code, Form form, Page page) {
        var place = find(actor, code);
        var record = form.value("fiche");
        var member = places.members(place.id()).stream()
                .filter(one -> one.code().value().equals(record) && one.under().isPresent())
                .findFirst();
        // Another person, or a double click, did it before.
        if (member.isEmpty()) return View.redirect("/bureau/lieux/" + place.code() + "?fait=apart");
        var person = new Voice.Person(actor.id(), actor.name());
        return switch (places.separate(member.get().id(), person)) {
            case Grouping.Separated(var survivor, var restored) ->
                View.redirect("/bureau/lieux/" + survivor.code() + "?fait=separated");
            case Grouping.Apart apart -> View.redirect("/bureau/lieux/" + place.code() + "?fait=apart");
            case Grouping.Busy() ->
                View.of("places/directory/desk", opened(place, CorrectionForm.of(place), page, "busy"))
                        .status(409);
            case Grouping.NotFound notFound -> throw new NotFound();
            case Grouping.Grouped impossible -> throw new IllegalStateException(impossible.toString());
            case Grouping.Same impossible -> throw new IllegalStateException(impossible.toString());
        };
    }
}
