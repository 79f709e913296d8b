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
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.PlacePageLink;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.bookings.BookableSlot;
import org.tousaidants.platform.bookings.SeatBookings;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.paper.QrCode;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;
import org.tousaidants.support.activitylog.HelpActivities;

/// « Bulletins d’avis » — pages that print sheets of feedback slips for one place, or for the people of an event or
/// a session. Each slip has its own code and is given folded.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER})
class FeedbackSlipPages {
    private static final String PATH = "/avis/bulletins";

    record FeedbackSlipFormView(Place place, Form form) {}

    /// The page shown if printing is refused.
    ///
    /// @param back path of the page to return to
    /// @param name name of the place or slot
    /// @param why part of the message keys of the reason
    record FeedbackSlipRefusedView(String back, String name, String why) {}

    /// « Bulletins d’un moment » — the page before the slips of a slot are printed.
    ///
    /// @param slips number of slips
    record SlotFeedbackSlipsView(BookableSlot slot, int slips) {}

    /// The printed sheet.
    ///
    /// @param name name of the place or slot
    /// @param moment true for a slot; false for a place
    /// @param slips slips, each with its QR code
    record FeedbackSlipSheetView(String name, boolean moment, List<PrintedFeedbackSlip> slips) {
        /// Returns the message keys of the questions; the most pleasant question is first.
        List<String> questions() {
            var stem = moment ? "outcomes.moment." : "outcomes.";
            return List.of("outcomes.eased", stem + "solved", stem + "alone", stem + "respected", "outcomes.better");
        }
    }

    record PrintedFeedbackSlip(PaperCode code, String qr) {}

    private final FeedbackSlipSheets sheets;
    private final Places places;
    private final SeatBookings bookings;
    private final HelpActivities activities;

    FeedbackSlipPages(FeedbackSlipSheets sheets, Places places, SeatBookings bookings, HelpActivities activities) {
        this.activities = activities;
        this.sheets = sheets;
        this.places = places;
        this.bookings = bookings;
    }

    /// Shows the page that asks for a sheet of slips for a place. If the address names no place, it is the place
    /// where the helper usually helps.
    ///
    /// @param lieu code or id of the place
    @GetMapping(PATH)
    View ask(SignedInPerson actor, @RequestParam(defaultValue = "") String lieu) {
        var usual = lieu.isEmpty() ? activities.usual(actor) : Optional.of(place(lieu));
        if (usual.isEmpty()) return View.redirect("/actes/lieu");
        var place = usual.get();
        if (!sheets.mayPrint(actor, place)) return notHers(place);
        return View.of(
                "support/outcomes/slips",
                new FeedbackSlipFormView(
                        place, Form.filled(Map.of("place", List.of(place.code().value())))));
    }

    @PostMapping(PATH)
    @RateLimit(cost = 10)
    Object draw(SignedInPerson actor, Form form, Page page) {
        var place = place(form.value("place"));
        return switch (sheets.print(actor, place, form.checked("own"))) {
            case FeedbackSlipSheets.SlipPrintResult.SlipsPrinted(var codes) ->
                printed(place.name(), false, codes, page);
            case FeedbackSlipSheets.SlipPrintResult.HelperNotAtPlace() ->
                notHers(place).status(403);
            case FeedbackSlipSheets.SlipPrintResult.SlipPrintAwaitsCoordination() ->
                waits("/lieux/" + place.slug(), place.name());
            case FeedbackSlipSheets.SlipPrintResult.SlipSubjectNotFound() -> throw new NotFoundException();
        };
    }

    private static View notHers(Place place) {
        return View.of(
                "support/outcomes/slipsRefused",
                new FeedbackSlipRefusedView("/lieux/" + place.slug(), place.name(), "hers"));
    }

    private static View waits(String path, String name) {
        return View.of("support/outcomes/slipsRefused", new FeedbackSlipRefusedView(path, name, "waits"))
                .status(409);
    }

    /// Shows the page that asks for the slips of a slot. There is one slip for each booked person, rounded up to
    /// complete sheets.
    ///
    /// @param id id of the slot
    @GetMapping(PATH + "/moments/{id}")
    View ask(SignedInPerson actor, @PathVariable UUID id) {
        return View.of("support/outcomes/momentSlips", moment(id));
    }

    @PostMapping(PATH + "/moments/{id}")
    @RateLimit(cost = 20)
    Object draw(SignedInPerson actor, @PathVariable UUID id, Page page) {
        var slot = moment(id).slot();
        return switch (sheets.print(actor, slot.id())) {
            case FeedbackSlipSheets.SlipPrintResult.SlipsPrinted(var codes) -> printed(slot.title(), true, codes, page);
            case FeedbackSlipSheets.SlipPrintResult.SlipPrintAwaitsCoordination() -> waits(slot.path(), slot.title());
            case FeedbackSlipSheets.SlipPrintResult.HelperNotAtPlace(),
                    FeedbackSlipSheets.SlipPrintResult.SlipSubjectNotFound() -> throw new NotFoundException();
        };
    }

    private SlotFeedbackSlipsView moment(UUID id) {
        return bookings.seats(id)
                .map(seats -> new SlotFeedbackSlipsView(seats.slot(), HelpOutcomes.slipsFor(seats.taken())))
                .orElseThrow(NotFoundException::new);
    }

    private static ResponseEntity<byte[]> printed(String name, boolean moment, List<PaperCode> codes, Page page) {
        var slips = codes.stream()
                .map(code -> new PrintedFeedbackSlip(code, QrCode.dataUri(page.url("/avis?code=" + code.text()))))
                .toList();
        return FileResponse.pdf(page.t("outcomes.slips.file") + ".pdf")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(PdfWriter.pdf(
                        View.of("support/outcomes/slipsPaper", new FeedbackSlipSheetView(name, moment, slips))
                                .text(page)));
    }

    private Place place(String address) {
        // The voucher page of a place links here with the id of the place in the address.
        return FormValueParser.uuid(address)
                .map(PlaceId::new)
                .flatMap(id -> Optional.ofNullable(places.find(List.of(id)).get(id)))
                .or(() -> PlaceCode.endOf(address).flatMap(code -> places.find(code)))
                .orElseThrow(NotFoundException::new);
    }

    @Bean
    static PlacePageLink slipsOfPlace() {
        return new PlacePageLink(
                "outcomes.slips.way", code -> PATH + "?lieu=" + code, PlacePageLink.LinkAudience.SIGNED_IN, 95);
    }
}
