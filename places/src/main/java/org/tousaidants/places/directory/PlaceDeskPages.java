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
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.Pagination;
import org.tousaidants.platform.web.View;

/// Coordination pages of one place: a coordinator corrects its sheet, reads its history and separates its records.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.DATA})
class PlaceDeskPages {
    private static final int CHANGES_PER_PAGE = 20;

    /// Maximum number of field names shown for one change of the history. The limit is needed because the first
    /// change of a source sets about twenty fields.
    private static final int MOST_FIELDS = 6;

    /// Keys of the messages that the page may show about the last action.
    private static final Set<String> TROUBLES = Set.of("saved", "separated", "apart");

    /// The page that corrects one place. `trouble` is the key of the message about the last action, or empty.
    /// `history` is one page of the changes of the place, the most recent first.
    record PlaceDetailDeskView(
            Place place,
            Form form,
            List<PlaceChangeRow> history,
            Pagination paging,
            Map<Field, ValueProvenance> known,
            List<MergedRecord> records,
            Map<PlaceId, Places.SourceRecordName> called,
            List<PlacePageLink> ways,
            String trouble) {
        String name(MergedRecord record) {
            var called = called().get(record.id());
            return called == null ? record.code().value() : called.name();
        }

        String sources(MergedRecord record) {
            var called = called().get(record.id());
            return called == null ? "" : String.join(", ", called.sources());
        }

        /// Returns the number of other records that would leave the place together with this record if a
        /// person separated it.
        long with(MergedRecord record) {
            return records.stream().filter(one -> stands(one, record)).count();
        }

        private boolean stands(MergedRecord one, MergedRecord under) {
            return one.under()
                    .filter(up -> up.equals(under.id())
                            || records.stream().anyMatch(middle -> middle.id().equals(up) && stands(middle, under)))
                    .isPresent();
        }

        /// Returns the fields of this part of the sheet for which the place has a value.
        List<Field> filled(SheetCorrectionForm.SheetPart part) {
            return part.fields.stream()
                    .filter(field -> place.sheet().get(field).isPresent())
                    .toList();
        }

        List<Field> empty(SheetCorrectionForm.SheetPart part) {
            return part.fields.stream()
                    .filter(field -> place.sheet().get(field).isEmpty())
                    .toList();
        }

        /// Returns whether a field of this part of the sheet has an error; the page then shows the part
        /// unfolded.
        boolean wrong(SheetCorrectionForm.SheetPart part) {
            return part.fields.stream()
                    .anyMatch(field -> form.error(field.column()).isPresent());
        }

        Map<Field, String> hints(Page page) {
            var hints = new EnumMap<Field, String>(Field.class);
            known.forEach((field, provenance) -> hints.put(field, PlaceDeskText.hint(provenance, page)));
            return hints;
        }
    }

    /// One line of the history: the author, the kind of change in words, and the changed fields.
    record PlaceChangeRow(Instant at, String who, String did, List<Field> fields) {
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
    private final List<PlacePageLink> ways;

    PlaceDeskPages(Places places, List<PlacePageLink> ways) {
        this.places = places;
        this.ways = PlacePageLink.of(ways.stream(), PlacePageLink.LinkAudience.DESK);
    }

    @GetMapping("/bureau/lieux/{code}")
    View open(
            SignedInPerson actor,
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
                        SheetCorrectionForm.of(place),
                        page,
                        TROUBLES.contains(fait) ? fait : "",
                        FormValueParser.number(history).orElse(1)));
    }

    @PostMapping("/bureau/lieux/{code}/corrections")
    View correct(SignedInPerson actor, @PathVariable String code, Form form, Page page) {
        var place = find(actor, code);
        var parsed = SheetCorrectionForm.parse(form, SheetCorrectionForm.FIELDS, place);
        if (parsed.isEmpty())
            return View.of("places/directory/desk", opened(place, form, page, ""))
                    .status(422);
        var person = new ValueStatementSource.AccountSource(actor.id(), actor.name());
        var correction = places.correct(
                place.code(), parsed.get().seen(), person, parsed.get().values());
        return switch (correction) {
            case SheetCorrectionResult.SheetCorrected(var corrected) ->
                View.redirect("/bureau/lieux/" + corrected.code() + "?fait=saved");
            case SheetCorrectionResult.SheetUnchanged same -> View.redirect("/bureau/lieux/" + code + "?fait=saved");
            case SheetCorrectionResult.CorrectionOvertaken(var now) ->
                View.of("places/directory/desk", opened(now, form, page, "overtaken"))
                        .status(409);
            case SheetCorrectionResult.InvalidSheetValues(var values) -> {
                values.keySet().forEach(field -> form.error(field.column(), "web.error.choice"));
                yield View.of("places/directory/desk", opened(place, form, page, ""))
                        .status(422);
            }
            case SheetCorrectionResult.PlaceToCorrectNotFound() -> throw new NotFoundException();
        };
    }

    private Place find(SignedInPerson actor, String code) {
        return find(places, actor, code);
    }

    static Place find(Places places, SignedInPerson actor, String code) {
        return PlaceCode.endOf(code).flatMap(known -> places.find(known)).orElseThrow(NotFoundException::new);
    }

    private PlaceDetailDeskView opened(Place place, Form form, Page page, String trouble) {
        return opened(place, form, page, trouble, 1);
    }

    private PlaceDetailDeskView opened(Place place, Form form, Page page, String trouble, int asked) {
        var history = places.history(place.id());
        var called = places.records(place.id());
        // A separation also stores new merges for the records that stay together. The history does not show
        // these merges, because no person made them.
        var moments = history.stream()
                .filter(change -> change.act() == PlaceChange.PlaceChangeAct.SEPARATED)
                .map(PlaceChange::at)
                .collect(Collectors.toSet());
        var changes = history.reversed().stream()
                .filter(change -> change.act() != PlaceChange.PlaceChangeAct.GROUPED || !moments.contains(change.at()))
                .toList();
        var paging = Pagination.of(asked, changes.size(), CHANGES_PER_PAGE);
        return new PlaceDetailDeskView(
                place,
                form,
                paging.of(changes).stream()
                        .map(change -> new PlaceChangeRow(
                                change.at(),
                                PlaceDeskText.who(change.voice(), page),
                                PlaceDeskText.did(change, place, called, page),
                                List.copyOf(change.fields().keySet())))
                        .toList(),
                paging,
                places.provenance(place.id()),
                places.members(place.id()),
                called,
                ways,
                trouble);
    }

    /// « Ce n'est pas le même lieu » — separates a record from this place, so that it becomes an independent
    /// place again.
    @PostMapping("/bureau/lieux/{code}/separations")
    View separate(SignedInPerson actor, @PathVariable String code, Form form, Page page) {
        var place = find(actor, code);
        var record = form.value("fiche");
        var member = places.members(place.id()).stream()
                .filter(one -> one.code().value().equals(record) && one.under().isPresent())
                .findFirst();
        // The record was already separated, by another person or by a double click.
        if (member.isEmpty()) return View.redirect("/bureau/lieux/" + place.code() + "?fait=apart");
        var person = new ValueStatementSource.AccountSource(actor.id(), actor.name());
        return switch (places.separate(member.get().id(), person)) {
            case PlaceMergeResult.RecordSeparated(var survivor, var restored) ->
                View.redirect("/bureau/lieux/" + survivor.code() + "?fait=separated");
            case PlaceMergeResult.PlaceNotMerged apart ->
                View.redirect("/bureau/lieux/" + place.code() + "?fait=apart");
            case PlaceMergeResult.MergeBlockedByHarvest() ->
                View.of("places/directory/desk", opened(place, SheetCorrectionForm.of(place), page, "busy"))
                        .status(409);
            case PlaceMergeResult.PlaceToMergeNotFound notFound -> throw new NotFoundException();
            case PlaceMergeResult.PlacesMerged impossible -> throw new IllegalStateException(impossible.toString());
            case PlaceMergeResult.PlacesAlreadyMerged impossible ->
                throw new IllegalStateException(impossible.toString());
        };
    }
}
