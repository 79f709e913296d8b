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
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.tenancy.TenantValues;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// Desk pages with the known values of a place, their dates and sources: a person confirms today's values, or
/// reads those of a past day.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.DATA})
class PlaceAsOfPages {
    /// A place at a past day; `past` is empty before a day is chosen. `ahead`: the day is in the future.
    record Then(
            Place place,
            Form form,
            Optional<LocalDate> day,
            boolean ahead,
            Optional<PlaceAsOf> past,
            List<ThenValue> values) {}

    /// The value of a field on the chosen day; `now` is today's value, empty if it is the same.
    record ThenValue(Field field, String said, Provenance provenance, String now) {}

    /// The known values of a place, with their dates and sources; `trouble` is the key of a notice, or empty.
    record KnownPlace(
            Place place,
            Freshness freshness,
            Completeness completeness,
            List<Value> values,
            Form form,
            String trouble) {}

    /// One value with its provenance; its freshness is empty if the field does not age.
    record Value(
            Field field,
            String said,
            Provenance provenance,
            Optional<Freshness.Aged> aged,
            List<FieldValueSelector.CandidateValue> others) {}

    private final Places places;
    private final TenantValues<UpkeepRules> rules;
    private final Clock clock;

    PlaceAsOfPages(Places places, TenantValues<UpkeepRules> rules, Clock clock) {
        this.places = places;
        this.rules = rules;
        this.clock = clock;
    }

    @GetMapping("/bureau/lieux/{code}/provenance")
    View known(Actor actor, @PathVariable String code, Page page, @RequestParam(defaultValue = "") String fait) {
        return known(PlaceDeskPages.find(places, actor, code), Form.empty(), page, fait.isEmpty() ? "" : "done");
    }

    @PostMapping("/bureau/lieux/{code}/confirmations")
    View confirm(Actor actor, @PathVariable String code, Form form, Page page) {
        var place = PlaceDeskPages.find(places, actor, code);
        var seen = form.text("seen").integer(1, Integer.MAX_VALUE / 2);
        var fields = EnumSet.noneOf(Field.class);
        if (form.checked("tout")) fields.addAll(place.sheet().values().keySet());
        for (var column : form.values("champ")) Field.ofColumn(column).ifPresent(fields::add);
        if (fields.isEmpty() || seen.isEmpty())
            return known(place, form.error("champ", "places.known.missing"), page, "")
                    .status(422);
        var person = new StatementSource.Person(actor.id(), actor.name());
        return switch (places.confirm(place.code(), seen.get(), person, fields)) {
            case ConfirmationResult.Done done -> View.redirect("/bureau/lieux/" + place.code() + "/provenance?fait=1");
            case ConfirmationResult.Unchanged same ->
                View.redirect("/bureau/lieux/" + place.code() + "/provenance?fait=1");
            case ConfirmationResult.Overtaken(var now) ->
                known(now, Form.empty(), page, "overtaken").status(409);
            case ConfirmationResult.NotFound() -> throw new NotFound();
        };
    }

    private View known(Place place, Form form, Page page, String trouble) {
        var standing = places.standing(place.id());
        var known = FieldValueSelector.provenance(standing);
        var freshness = Freshness.of(rules.here(), known, clock.instant());
        var values = CorrectionForm.FIELDS.stream()
                .flatMap(field -> Optional.ofNullable(standing.get(field)).stream()
                        .flatMap(one -> one
                                .value()
                                .map(value -> new Value(
                                        field,
                                        PlaceDeskText.shown(field, value, page),
                                        one.provenance(),
                                        freshness.of(field),
                                        one.others()))
                                .stream()))
                .toList();
        return View.of(
                "places/directory/known",
                new KnownPlace(place, freshness, Completeness.of(rules.here(), place.sheet()), values, form, trouble));
    }

    @GetMapping("/bureau/lieux/{code}/passe")
    View past(
            Actor actor,
            @PathVariable String code,
            Page page,
            @RequestParam(name = "date", defaultValue = "") String date) {
        var known = PlaceCode.endOf(code).orElseThrow(NotFound::new);
        var place = PlaceDeskPages.find(places, actor, code);
        var form = Form.filled(Map.of("date", List.of(date)));
        var day = form.text("date").as(ValueParser::day, "places.past.wrong");
        var past = day.flatMap(asked -> places.past(known, asked));
        var values = past.map(then ->
                        then instanceof PlaceAsOf.KnownThen was ? values(was, place, page) : List.<ThenValue>of())
                .orElse(List.of());
        return View.of(
                        "places/directory/past",
                        new Then(place, form, day, day.filter(this::ahead).isPresent(), past, values))
                .status(form.hasErrors() ? 422 : 200);
    }

    private boolean ahead(LocalDate day) {
        return day.isAfter(PlaceWords.day(clock.instant()));
    }

    private static List<ThenValue> values(PlaceAsOf.KnownThen then, Place now, Page page) {
        return CorrectionForm.FIELDS.stream()
                .flatMap(field -> {
                    var standing = then.standing().get(field);
                    var was = then.value(field).orElse("");
                    var is = now.sheet().text(field);
                    if (standing == null || was.isEmpty()) return Stream.<ThenValue>empty();
                    return Stream.of(new ThenValue(
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
