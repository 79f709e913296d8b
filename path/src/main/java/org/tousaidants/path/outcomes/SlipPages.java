package org.tousaidants.path.outcomes;

import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceWay;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.paper.Paper;
import org.tousaidants.platform.paper.Qr;
import org.tousaidants.platform.papercodes.PaperCode;
import org.tousaidants.platform.web.For;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// « Bulletins d’avis » — a sheet of slips for one place, each with a code of its own, to be handed over folded.
@Controller
@For({Role.COORDINATOR, Role.HELPER})
class SlipPages {
    private static final String PATH = "/avis/bulletins";

    record Asking(Place place, Form form) {}

    /// @param slips each with the picture that a phone reads
    record Sheet(Place place, List<Slip> slips) {}

    record Slip(PaperCode code, String qr) {}

    private final Outcomes outcomes;
    private final Places places;

    SlipPages(Outcomes outcomes, Places places) {
        this.outcomes = outcomes;
        this.places = places;
    }

    @GetMapping(PATH)
    View ask(Actor actor, @RequestParam(defaultValue = "") String lieu) {
        if (lieu.isEmpty()) return View.redirect("/aide");
        var place = place(actor, lieu);
        return View.of(
                "path/outcomes/slips",
                new Asking(
                        place, Form.filled(Map.of("place", List.of(place.code().value())))));
    }

    @PostMapping(PATH)
    @RateLimit(cost = 10)
    ResponseEntity<byte[]> draw(Actor actor, Form form, Page page) {
        var place = place(actor, form.value("place"));
        var slips = outcomes.slips(actor, place, form.checked("own")).stream()
                .map(code -> new Slip(code, Qr.dataUri(page.url("/avis?code=" + code.text()))))
                .toList();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(page.t("outcomes.slips.file") + ".pdf")
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(Paper.pdf(View.of("path/outcomes/slipsPaper", new Sheet(place, slips))
                        .text(page)));
    }

    private Place place(Actor actor, String address) {
        return PlaceCode.endOf(address)
                .flatMap(code -> places.find(actor.network().id(), code))
                .orElseThrow(NotFound::new);
    }

    @Bean
    static PlaceWay slipsOfPlace() {
        return new PlaceWay("outcomes.slips.way", code -> PATH + "?lieu=" + code, PlaceWay.Seen.SIGNED_IN, 95);
    }
}
