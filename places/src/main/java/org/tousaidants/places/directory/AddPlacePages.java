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
import org.tousaidants.core.schema.Phone;
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.directory.SimilarPlaces.Alike;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.View;

/// The form to add a place at the desk: similar places are shown beside the form before anything is written.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.DATA})
class AddPlacePages {
    private static final int MOST_ALIKE = 6;
    private static final String COMMUNE = "lieu";
    private static final String ANOTHER = "autre";
    private static final List<Field> ASKED =
            List.of(Field.NOM, Field.ADRESSE, Field.TELEPHONE, Field.COURRIELS, Field.HORAIRES, Field.SERVICES);

    /// `looked`: the directory was searched, with or without a result.
    record Adding(Form form, List<Alike> alike, boolean looked) {}

    private final Places places;
    private final Directory directory;
    private final Territories territories;

    AddPlacePages(Places places, Directory directory, Territories territories) {
        this.places = places;
        this.directory = directory;
        this.territories = territories;
    }

    @GetMapping("/bureau/lieu-nouveau")
    View ask(Actor actor, @RequestParam MultiValueMap<String, String> asked) {
        var form = Form.filled(asked);
        var named = !form.value(Field.NOM.column()).isBlank();
        return View.of("places/directory/add", adding(form, named));
    }

    @PostMapping("/bureau/lieux")
    View add(Actor actor, Form form) {
        var typed = typed(form);
        if (form.hasErrors())
            return View.of("places/directory/add", adding(form, true)).status(422);
        var alike = alike(typed);
        if (!alike.isEmpty() && !form.checked(ANOTHER)) {
            form.error(ANOTHER, "places.add.another.missing");
            return View.of("places/directory/add", new Adding(form, alike, true))
                    .status(422);
        }
        var place = places.add(new StatementSource.Person(actor.id(), actor.name()), typed);
        return View.redirect("/bureau/lieux/" + place.code() + "?fait=saved");
    }

    private Adding adding(Form form, boolean look) {
        return new Adding(form, look ? alike(typed(copy(form))) : List.of(), look);
    }

    /// A copy of the typed values without the errors, because a search for similar places reports none.
    private static Form copy(Form form) {
        return Form.filled(Stream.concat(Stream.of(COMMUNE), ASKED.stream().map(Field::column))
                .collect(Collectors.toMap(name -> name, form::values)));
    }

    private List<Alike> alike(Map<Field, String> typed) {
        return SimilarPlaces.among(directory.snapshot().places()).of(Sheet.of(typed), MOST_ALIKE);
    }

    /// The valid values of the form. The errors of the others are added to the form.
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
                case SERVICES -> CorrectionForm.chosen(form, field);
                case TELEPHONE -> Phone.typed(text, values.getOrDefault(Field.CODE_POSTAL, ""));
                case HORAIRES -> HoursInput.read(text, "").orElse("?");
                default -> text.strip();
            };
            if (field == Field.HORAIRES && value.equals("?")) {
                form.error(field.column(), "places.desk.wrong.horaires", HoursInput.unread(text));
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

    /// Finds the commune of « Saintes (17100) », of « Saintes », or of « 17100 » if only one commune has that
    /// postcode.
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
