package org.tousaidants.places;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.tousaidants.hours.HoursWords;
import org.tousaidants.hours.OpeningHours;
import org.tousaidants.identity.Networks;
import org.tousaidants.schema.Field;
import org.tousaidants.schema.Term;
import org.tousaidants.schema.Typology;
import org.tousaidants.web.Open;
import org.tousaidants.web.Page;
import org.tousaidants.web.View;

/// The public page of a place, at an address that never dies: only the code at its end decides.
@Controller
@Open
class PlacePages {
    /// « Fiche publique » — `openNow` is a sentence; `hoursAsWritten` is shown when the hours could not be read.
    record Shown(
            Place place,
            List<String> kinds,
            String openNow,
            List<String> week,
            Optional<String> hoursAsWritten,
            Optional<LocalDate> updated,
            String jsonLd) {
        String text(Field field) {
            return place.sheet().text(field);
        }

        List<String> list(Field field) {
            return place.sheet().list(field);
        }

        boolean gone() {
            return place.goneAt().isPresent();
        }

        /// « 12 cours des Arènes, 17100 Saintes ».
        String address() {
            return text(Field.ADRESSE) + ", " + text(Field.CODE_POSTAL) + " " + text(Field.COMMUNE);
        }
    }

    private final Places places;
    private final Networks networks;
    private final Clock clock;

    PlacePages(Places places, Networks networks, Clock clock) {
        this.places = places;
        this.networks = networks;
        this.clock = clock;
    }

    @GetMapping("/lieux/{address}")
    View place(@PathVariable String address, Page page) {
        var place = PlaceCode.endOf(address)
                .flatMap(code -> places.find(networks.here().id(), code))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!address.equals(place.slug()))
            return View.redirect("/lieux/" + place.slug()).status(301);
        return View.of("places/place", shown(place, page));
    }

    private Shown shown(Place place, Page page) {
        var sheet = place.sheet();
        var hours = place.hours();
        var words = HoursWords.in(page.locale());
        return new Shown(
                place,
                sheet.list(Field.TYPOLOGIE).stream()
                        .flatMap(code -> Term.of(Typology.class, code).stream())
                        .filter(kind -> kind != Typology.AUTRE)
                        .map(Typology::words)
                        .toList(),
                words.status(hours, OpeningHours.paris(clock.instant())),
                words.week(hours),
                place.sheet().get(Field.HORAIRES_TEXTE),
                sheet.get(Field.DATE_MAJ).map(LocalDate::parse),
                JsonLd.of(place, page.url("/lieux/" + place.slug())));
    }
}
