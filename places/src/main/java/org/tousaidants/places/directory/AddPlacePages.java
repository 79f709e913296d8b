package org.tousaidants.places.directory;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.schema.CoordinatePrecision;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PhoneNumber;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.places.directory.SimilarPlaces.SimilarPlace;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.View;

/// The form of the coordination pages to add a place: shows similar existing places next to the form before anything
/// is stored.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.DATA})
class AddPlacePages {
    private static final int MOST_ALIKE = 6;
    private static final String COMMUNE = "lieu";
    private static final String ANOTHER = "autre";
    private static final List<Field> ASKED =
            List.of(Field.NOM, Field.ADRESSE, Field.TELEPHONE, Field.COURRIELS, Field.HORAIRES, Field.SERVICES);

    /// The content of the page. `alike` lists the existing places that resemble the new one; `looked` tells
    /// whether the directory was searched for them, with or without a result.
    record AddPlaceView(Form form, List<SimilarPlace> alike, boolean looked) {}

    private final Places places;
    private final PlaceDirectory directory;
    private final TerritoryCommunes territories;

    AddPlacePages(Places places, PlaceDirectory directory, TerritoryCommunes territories) {
        this.places = places;
        this.directory = directory;
        this.territories = territories;
    }

    @GetMapping("/bureau/lieu-nouveau")
    View ask(SignedInPerson actor, @RequestParam MultiValueMap<String, String> asked) {
        var form = Form.filled(asked);
        var named = !form.value(Field.NOM.column()).isBlank();
        return View.of("places/directory/add", adding(form, named));
    }

    @PostMapping("/bureau/lieux")
    View add(SignedInPerson actor, Form form) {
        var typed = typed(form);
        if (form.hasErrors())
            return View.of("places/directory/add", adding(form, true)).status(422);
        var alike = alike(typed);
        if (!alike.isEmpty() && !form.checked(ANOTHER)) {
            form.error(ANOTHER, "places.add.another.missing");
            return View.of("places/directory/add", new AddPlaceView(form, alike, true))
                    .status(422);
        }
        var place = places.add(new ValueStatementSource.AccountSource(actor.id(), actor.name()), typed);
        return View.redirect("/bureau/lieux/" + place.code() + "?fait=saved");
    }

    private AddPlaceView adding(Form form, boolean look) {
        return new AddPlaceView(form, look ? alike(typed(copy(form))) : List.of(), look);
    }

    /// Returns a copy of the form with the typed values but without error messages, because a search for similar
    /// places reports no errors.
    private static Form copy(Form form) {
        return Form.filled(Stream.concat(Stream.of(COMMUNE), ASKED.stream().map(Field::column))
                .collect(Collectors.toMap(name -> name, form::values)));
    }

    private List<SimilarPlace> alike(Map<Field, String> typed) {
        return SimilarPlaces.among(directory.snapshot().places()).of(PlaceSheet.of(typed), MOST_ALIKE);
    }

    /// Returns the valid values of the form. Adds an error to the form for each invalid value.
    private Map<Field, String> typed(Form form) {
        var values = new EnumMap<Field, String>(Field.class);
        var commune = commune(form.value(COMMUNE));
        if (commune.isEmpty()) form.error(COMMUNE, "places.add.commune.wrong");
        commune.ifPresent(one -> {
            values.put(Field.COMMUNE, one.name());
            values.put(Field.CODE_INSEE, one.code());
            values.put(Field.CODE_POSTAL, postcode(one, form.value(COMMUNE)));
            values.put(Field.LATITUDE, Double.toString(one.centre().latitude()));
            values.put(Field.LONGITUDE, Double.toString(one.centre().longitude()));
            values.put(
                    Field.PRECISION,
                    (one.estimated() ? CoordinatePrecision.ESTIMATED : CoordinatePrecision.COMMUNE).label());
        });
        for (var field : ASKED) {
            var text = form.text(field.column()).max(1_000).get();
            var value = switch (field) {
                case SERVICES -> SheetCorrectionForm.chosen(form, field);
                case TELEPHONE -> PhoneNumber.typed(text, values.getOrDefault(Field.CODE_POSTAL, ""));
                case HORAIRES -> OpeningHoursInput.read(text, "").orElse("?");
                default -> text.strip();
            };
            if (field == Field.HORAIRES && value.equals("?")) {
                form.error(field.column(), "places.desk.wrong.horaires", OpeningHoursInput.unread(text));
                continue;
            }
            if (value.isEmpty()) {
                if (field.required()) form.error(field.column(), "places.desk.wrong." + field.column());
            } else if (!field.accepts(value))
                form.error(
                        field.column(), field == Field.TELEPHONE ? "places.desk.wrong.telephone" : "web.error.choice");
            else values.put(field, value);
        }
        return values;
    }

    /// Returns the commune that a person typed as « Saintes (17100) » or « Saintes », or as « 17100 » if only
    /// one commune has that postcode; otherwise empty.
    private Optional<Commune> commune(String typed) {
        var digits = typed.replaceAll("\\D", "");
        var name = typed.replaceAll("[\\d()]", " ").strip();
        var communes = territories.communes();
        if (name.isEmpty())
            return Optional.of(communes.byPostcode(digits))
                    .filter(some -> some.size() == 1)
                    .map(List::getFirst);
        if (digits.length() == 5) return communes.find(name, digits);
        return communes.search(name, 1).stream().findFirst();
    }

    private static String postcode(Commune commune, String typed) {
        var digits = typed.replaceAll("\\D", "");
        return commune.postcodes().contains(digits)
                ? digits
                : commune.postcode().orElse(digits);
    }
}
