package org.tousaidants.support.outcomes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.PlacePageLink;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.bookings.Bookings;
import org.tousaidants.platform.bookings.Slot;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.paper.QrCode;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;
import org.tousaidants.support.activitylog.Activities;

/// « Bulletins d’avis » — sheets of slips for one place, or for the people of an event or a session; each slip
/// has its own code and is handed over folded.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER})
class FeedbackSlipPages {
    private static final String PATH = "/avis/bulletins";

    record SlipFormView(Place place, Form form) {}

    /// Printing is refused; `why` is part of the message keys.
    record SlipRefusedView(String back, String name, String why) {}

    /// « Bulletins d’un moment » — the slips of a slot, before they are printed.
    record SlotSlipsView(Slot slot, int slips) {}

    /// @param name of the place or the slot
    /// @param slips each with its QR code
    record SlipSheetView(String name, boolean moment, List<PrintedSlip> slips) {
        /// The message keys of the questions, the kindest first.
        List<String> questions() {
            var stem = moment ? "outcomes.moment." : "outcomes.";
            return List.of("outcomes.eased", stem + "solved", stem + "alone", stem + "respected");
        }
    }

    record PrintedSlip(PaperCode code, String qr) {}

    private final FeedbackSlipSheets sheets;
    private final Places places;
    private final Bookings bookings;
    private final Activities activities;

    FeedbackSlipPages(FeedbackSlipSheets sheets, Places places, Bookings bookings, Activities activities) {
        this.activities = activities;
        this.sheets = sheets;
        this.places = places;
        this.bookings = bookings;
    }

    /// Without a place in the address, for the place where the helper usually helps.
    @GetMapping(PATH)
    View ask(Actor actor, @RequestParam(defaultValue = "") String lieu) {
        var usual = lieu.isEmpty() ? activities.usual(actor) : Optional.of(place(lieu));
        if (usual.isEmpty()) return View.redirect("/actes/lieu");
        var place = usual.get();
        if (!sheets.mayPrint(actor, place)) return notHers(place);
        return View.of(
                "support/outcomes/slips",
                new SlipFormView(
                        place, Form.filled(Map.of("place", List.of(place.code().value())))));
    }

    @PostMapping(PATH)
    @RateLimit(cost = 10)
    Object draw(Actor actor, Form form, Page page) {
        var place = place(form.value("place"));
        return switch (sheets.print(actor, place, form.checked("own"))) {
            case FeedbackSlipSheets.PrintResult.SlipsPrinted(var codes) -> printed(place.name(), false, codes, page);
            case FeedbackSlipSheets.PrintResult.NotTheirPlace() ->
                notHers(place).status(403);
            case FeedbackSlipSheets.PrintResult.CoordinationAsked() -> waits("/lieux/" + place.slug(), place.name());
            case FeedbackSlipSheets.PrintResult.NotFound() -> throw new NotFound();
        };
    }

    private static View notHers(Place place) {
        return View.of(
                "support/outcomes/slipsRefused", new SlipRefusedView("/lieux/" + place.slug(), place.name(), "hers"));
    }

    private static View waits(String path, String name) {
        return View.of("support/outcomes/slipsRefused", new SlipRefusedView(path, name, "waits"))
                .status(409);
    }

    /// Prints one slip for each booked person, in whole sheets.
    @GetMapping(PATH + "/moments/{id}")
    View ask(Actor actor, @PathVariable UUID id) {
        return View.of("support/outcomes/momentSlips", moment(id));
    }

    @PostMapping(PATH + "/moments/{id}")
    @RateLimit(cost = 20)
    Object draw(Actor actor, @PathVariable UUID id, Page page) {
        var slot = moment(id).slot();
        return switch (sheets.print(actor, slot.id())) {
            case FeedbackSlipSheets.PrintResult.SlipsPrinted(var codes) -> printed(slot.title(), true, codes, page);
            case FeedbackSlipSheets.PrintResult.CoordinationAsked() -> waits(slot.path(), slot.title());
            case FeedbackSlipSheets.PrintResult.NotTheirPlace(), FeedbackSlipSheets.PrintResult.NotFound() ->
                throw new NotFound();
        };
    }

    private SlotSlipsView moment(UUID id) {
        return bookings.seats(id)
                .map(seats -> new SlotSlipsView(seats.slot(), Outcomes.slipsFor(seats.taken())))
                .orElseThrow(NotFound::new);
    }

    private static ResponseEntity<byte[]> printed(String name, boolean moment, List<PaperCode> codes, Page page) {
        var slips = codes.stream()
                .map(code -> new PrintedSlip(code, QrCode.dataUri(page.url("/avis?code=" + code.text()))))
                .toList();
        return FileResponse.pdf(page.t("outcomes.slips.file") + ".pdf")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(PdfWriter.pdf(View.of("support/outcomes/slipsPaper", new SlipSheetView(name, moment, slips))
                        .text(page)));
    }

    private Place place(String address) {
        // The till of a place links here with the id of the place.
        return ValueParser.uuid(address)
                .map(PlaceId::new)
                .flatMap(id -> Optional.ofNullable(places.find(List.of(id)).get(id)))
                .or(() -> PlaceCode.endOf(address).flatMap(code -> places.find(code)))
                .orElseThrow(NotFound::new);
    }

    @Bean
    static PlacePageLink slipsOfPlace() {
        return new PlacePageLink(
                "outcomes.slips.way", code -> PATH + "?lieu=" + code, PlacePageLink.Audience.SIGNED_IN, 95);
    }
}
