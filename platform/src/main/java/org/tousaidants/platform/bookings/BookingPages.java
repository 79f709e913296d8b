package org.tousaidants.platform.bookings;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.paper.QrCode;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.SitePublicAddress;
import org.tousaidants.platform.web.View;

/// Pages of a booking, opened by the secret link of the booking: the person can cancel the seat there, and download a
/// calendar file.
@Controller
@PublicAccess
class BookingPages {
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);
    private static final int MOST_IN_A_FEED = 500;

    static final String WRITTEN = BookingLetterWriter.HERE + "courriel";

    /// A booking as the page behind its secret link shows it.
    ///
    /// @param secret the secret in the link of the booking
    /// @param over whether the slot has begun, so that the booking can no longer be cancelled
    /// @param venue venue of the slot, if its module knows it
    record OwnBookingView(
            SeatBookings.BookingDetails shown,
            String secret,
            boolean over,
            Optional<SlotVenueSource.SlotVenue> venue,
            List<BookingSaveButton> keepers) {
        String state() {
            if (shown.slot().calledOff().isPresent()) return "off";
            return switch (shown.booking().state()) {
                case SEATED -> "seated";
                case WAITING -> "waiting";
                case CANCELLED -> "cancelled";
            };
        }

        boolean mayCancel() {
            return !over && (state().equals("seated") || state().equals("waiting"));
        }
    }

    /// The printed sheet of a booking.
    ///
    /// @param qr QR code of the page on which the person can cancel the seat
    record PrintedBookingView(OwnBookingView own, String qr) {}

    private final SeatBookings bookings;
    private final SlotVenueLookup venues;
    private final List<BookingSaveButton> keepers;
    private final SitePublicAddress address;
    private final Clock clock;

    BookingPages(
            SeatBookings bookings,
            SlotVenueLookup venues,
            List<BookingSaveButton> keepers,
            SitePublicAddress address,
            Clock clock) {
        this.bookings = bookings;
        this.venues = venues;
        this.keepers = keepers;
        this.address = address;
        this.clock = clock;
    }

    @GetMapping(BookingLetterWriter.HERE + "{secret}")
    View own(@PathVariable String secret) {
        return find(secret)
                .map(shown -> View.of("platform/bookings/own", own(shown, secret)))
                .orElseGet(() -> View.of("platform/bookings/gone").status(404))
                .atASecret();
    }

    private OwnBookingView own(SeatBookings.BookingDetails shown, String secret) {
        return new OwnBookingView(
                shown, secret, !clock.instant().isBefore(shown.slot().starts()), venues.of(shown.slot()), keepers);
    }

    /// Shows a page that asks for a confirmation, because a mail program that opens links must not cancel the
    /// booking.
    @GetMapping(BookingLetterWriter.HERE + "{secret}/annulation")
    View ask(@PathVariable String secret) {
        return find(secret)
                .map(shown -> own(shown, secret))
                .map(own -> own.mayCancel()
                        ? View.of("platform/bookings/cancel", own)
                        : View.redirect(BookingLetterWriter.HERE + secret))
                .orElseGet(() -> View.of("platform/bookings/gone").status(404))
                .atASecret();
    }

    @GetMapping(WRITTEN)
    View written() {
        return View.of("platform/bookings/written");
    }

    @PostMapping(BookingLetterWriter.HERE + "{secret}/annulation")
    View cancel(@PathVariable String secret) {
        return switch (bookings.cancel(secret)) {
            case SeatBookings.BookingCancellationResult.BookingCancelled _,
                    SeatBookings.BookingCancellationResult.BookingAlreadyCancelled _,
                    SeatBookings.BookingCancellationResult.TooLateToCancel _ ->
                View.redirect(BookingLetterWriter.HERE + secret).atASecret();
            case SeatBookings.BookingCancellationResult.BookingNotFound _ ->
                View.of("platform/bookings/gone").status(404).atASecret();
        };
    }

    @GetMapping(BookingLetterWriter.HERE + "{secret}/calendrier.ics")
    ResponseEntity<byte[]> file(@PathVariable String secret, Page page) {
        var shown = find(secret).orElseThrow(NotFoundException::new);
        var slot = shown.slot();
        return FileResponse.kept(CALENDAR, "rendez-vous.ics")
                .cacheControl(CacheControl.noStore())
                .body(text(slot.title(), List.of(entry(slot, venues.of(slot), page))));
    }

    /// Returns a printable sheet in large print, as PDF, for people with neither mail nor telephone.
    @GetMapping(BookingLetterWriter.HERE + "{secret}/billet.pdf")
    @RateLimit(cost = 10)
    ResponseEntity<byte[]> slip(@PathVariable String secret, Page page) {
        var shown = find(secret).orElseThrow(NotFoundException::new);
        var own = own(shown, secret);
        var qr = QrCode.dataUri(page.url(BookingLetterWriter.HERE + secret));
        return FileResponse.pdf("rendez-vous.pdf")
                .cacheControl(CacheControl.noStore())
                .body(PdfWriter.pdf(View.of("platform/bookings/slipPaper", new PrintedBookingView(own, qr))
                        .text(page)));
    }

    /// Returns the calendar file of the public slots of one kind; calendar programs download it regularly.
    @RateLimit(cost = 2)
    @GetMapping("/agenda/{kind}.ics")
    ResponseEntity<byte[]> feed(@PathVariable String kind, Page page) {
        var slots = bookings.listed(kind, MOST_IN_A_FEED);
        var known = venues.of(slots);
        var listed = slots.stream()
                .map(slot -> entry(slot, Optional.ofNullable(known.get(slot.id())), page))
                .toList();
        return ResponseEntity.ok().contentType(CALENDAR).body(text(page.t("bookings.feed", page.network()), listed));
    }

    private Optional<SeatBookings.BookingDetails> find(String secret) {
        return bookings.show(secret);
    }

    private IcsCalendarFile.CalendarEntry entry(
            BookableSlot slot, Optional<SlotVenueSource.SlotVenue> venue, Page page) {
        var host = Optional.ofNullable(URI.create(address.of("/")).getHost()).orElse("localhost");
        var place = new ArrayList<>(List.of(slot.place()));
        venue.ifPresent(one -> place.addAll(one.address()));
        return IcsCalendarFile.CalendarEntry.of(
                slot,
                host,
                address.of(slot.path()),
                String.join(", ", place),
                venue.map(one -> SlotVenueText.lines(one, page::t)).orElse(""));
    }

    private byte[] text(String name, List<IcsCalendarFile.CalendarEntry> entries) {
        return IcsCalendarFile.of(name, clock.instant(), entries).getBytes(StandardCharsets.UTF_8);
    }
}
