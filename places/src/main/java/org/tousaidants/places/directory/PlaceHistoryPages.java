package org.tousaidants.places.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.tenancy.ValuePerTenant;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// Coordination pages with the values of a place, their dates and sources: a person confirms the current values, or
/// reads the values of a past day.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.DATA})
class PlaceHistoryPages {
    /// A place on a past day. `past` is empty until a day is chosen; `ahead` means that the chosen day is in the
    /// future.
    record PastPlaceView(
            Place place,
            Form form,
            Optional<LocalDate> day,
            boolean ahead,
            Optional<PlaceOnPastDay> past,
            List<PastValueRow> values) {}

    /// The value of a field on the chosen day. `now` is the current value, empty if it is the same.
    record PastValueRow(Field field, String said, ValueProvenance provenance, String now) {}

    /// The current values of a place, with their dates and sources. `trouble` is the key of the message about
    /// the last action, or empty.
    record KnownValuesView(
            Place place,
            SheetFreshness freshness,
            SheetCompleteness completeness,
            List<KnownValueRow> values,
            Form form,
            String trouble) {}

    /// One value with its provenance; the freshness is empty if the field does not age.
    record KnownValueRow(
            Field field,
            String said,
            ValueProvenance provenance,
            Optional<SheetFreshness.FieldFreshness> aged,
            List<FieldValueSelector.OtherFieldValue> others) {}

    private final Places places;
    private final ValuePerTenant<DataUpkeepRules> rules;
    private final Clock clock;

    PlaceHistoryPages(Places places, ValuePerTenant<DataUpkeepRules> rules, Clock clock) {
        this.places = places;
        this.rules = rules;
        this.clock = clock;
    }

    @GetMapping("/bureau/lieux/{code}/provenance")
    View known(
            SignedInPerson actor, @PathVariable String code, Page page, @RequestParam(defaultValue = "") String fait) {
        return known(PlaceDeskPages.find(places, actor, code), Form.empty(), page, fait.isEmpty() ? "" : "done");
    }

    @PostMapping("/bureau/lieux/{code}/confirmations")
    View confirm(SignedInPerson actor, @PathVariable String code, Form form, Page page) {
        var place = PlaceDeskPages.find(places, actor, code);
        var seen = form.text("seen").integer(1, Integer.MAX_VALUE / 2);
        var fields = EnumSet.noneOf(Field.class);
        if (form.checked("tout")) fields.addAll(place.sheet().values().keySet());
        for (var column : form.values("champ")) Field.ofColumn(column).ifPresent(fields::add);
        if (fields.isEmpty() || seen.isEmpty())
            return known(place, form.error("champ", "places.known.missing"), page, "")
                    .status(422);
        var person = new ValueStatementSource.AccountSource(actor.id(), actor.name());
        return switch (places.confirm(place.code(), seen.get(), person, fields)) {
            case SheetConfirmationResult.SheetConfirmed done ->
                View.redirect("/bureau/lieux/" + place.code() + "/provenance?fait=1");
            case SheetConfirmationResult.SheetAlreadyConfirmed same ->
                View.redirect("/bureau/lieux/" + place.code() + "/provenance?fait=1");
            case SheetConfirmationResult.ConfirmationOvertaken(var now) ->
                known(now, Form.empty(), page, "overtaken").status(409);
            case SheetConfirmationResult.PlaceToConfirmNotFound() -> throw new NotFoundException();
        };
    }

    private View known(Place place, Form form, Page page, String trouble) {
        var standing = places.standing(place.id());
        var known = FieldValueSelector.provenance(standing);
        var freshness = SheetFreshness.of(rules.here(), known, clock.instant());
        var values = SheetCorrectionForm.FIELDS.stream()
                .flatMap(field -> Optional.ofNullable(standing.get(field)).stream()
                        .flatMap(one -> one
                                .value()
                                .map(value -> new KnownValueRow(
                                        field,
                                        PlaceDeskText.shown(field, value, page),
                                        one.provenance(),
                                        freshness.of(field),
                                        one.others()))
                                .stream()))
                .toList();
        return View.of(
                "places/directory/known",
                new KnownValuesView(
                        place, freshness, SheetCompleteness.of(rules.here(), place.sheet()), values, form, trouble));
    }

    @GetMapping("/bureau/lieux/{code}/passe")
    View past(
            SignedInPerson actor,
            @PathVariable String code,
            Page page,
            @RequestParam(name = "date", defaultValue = "") String date) {
        var known = PlaceCode.endOf(code).orElseThrow(NotFoundException::new);
        var place = PlaceDeskPages.find(places, actor, code);
        var form = Form.filled(Map.of("date", List.of(date)));
        var day = form.text("date").as(FormValueParser::day, "places.past.wrong");
        var past = day.flatMap(asked -> places.past(known, asked));
        var values = past.map(then -> then instanceof PlaceOnPastDay.PlaceStateOnDay was
                        ? values(was, place, page)
                        : List.<PastValueRow>of())
                .orElse(List.of());
        return View.of(
                        "places/directory/past",
                        new PastPlaceView(
                                place, form, day, day.filter(this::ahead).isPresent(), past, values))
                .status(form.hasErrors() ? 422 : 200);
    }

    private boolean ahead(LocalDate day) {
        return day.isAfter(PlaceFactWords.day(clock.instant()));
    }

    private static List<PastValueRow> values(PlaceOnPastDay.PlaceStateOnDay then, Place now, Page page) {
        return SheetCorrectionForm.FIELDS.stream()
                .flatMap(field -> {
                    var standing = then.standing().get(field);
                    var was = then.value(field).orElse("");
                    var is = now.sheet().text(field);
                    if (standing == null || was.isEmpty()) return Stream.<PastValueRow>empty();
                    return Stream.of(new PastValueRow(
                            field,
                            PlaceDeskText.shown(field, was, page),
                            standing.provenance(),
                            was.equals(is)
                                    ? ""
                                    : is.isEmpty()
                                            ? page.t("places.past.nothing")
                                            : PlaceDeskText.shown(field, is, page)));
                })
                .toList();
    }
}
