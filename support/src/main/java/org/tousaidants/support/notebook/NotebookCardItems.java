package org.tousaidants.support.notebook;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.bookings.SeatBookings;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.codes.SavedPaperCodeCards;
import org.tousaidants.platform.web.Page;
import org.tousaidants.support.notebook.PersonNotebook.NotebookContentKind;

/// Describes the codes and appointments that a person saved on their card. The package that owns a code or an
/// appointment supplies the next step in words.
@Component
class NotebookCardItems {
    private static final String BOOKING = "inscription:";
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{20,80}");

    /// One code or appointment on a card.
    ///
    /// @param code the code, if the page of the code can be opened; else empty
    /// @param path path of the appointment, if it is one; else empty
    record CardItemRow(UUID entry, String title, String next, Optional<String> code, Optional<String> path) {}

    private final SavedPaperCodeCards cards;
    private final SeatBookings bookings;

    NotebookCardItems(SavedPaperCodeCards cards, SeatBookings bookings) {
        this.cards = cards;
        this.bookings = bookings;
    }

    /// Returns the entry for a typed code; empty if no package knows the code, or if codes of its kind must stay
    /// anonymous.
    Optional<String> ofCode(String typed, Page page) {
        return PaperCode.read(typed)
                .good()
                .filter(code -> cards.of(code, page).isPresent())
                .map(PaperCode::text);
    }

    /// Returns the entry for a booking whose link contains this secret; empty if there is none.
    Optional<String> ofBooking(String secret) {
        return Optional.of(secret)
                .filter(SECRET.asMatchPredicate())
                .filter(one -> bookings.show(one).isPresent())
                .map(one -> BOOKING + one);
    }

    List<CardItemRow> rows(PersonNotebook notebook, Page page) {
        return notebook.of(NotebookContentKind.HELD).stream()
                .map(entry -> row(entry, page))
                .toList();
    }

    private CardItemRow row(PersonNotebook.NotebookEntry entry, Page page) {
        if (entry.text().startsWith(BOOKING)) {
            var secret = entry.text().substring(BOOKING.length());
            return bookings.show(secret)
                    .map(shown -> new CardItemRow(
                            entry.id(),
                            page.t("notebook.held.booking", shown.slot().title()),
                            page.moment(shown.slot().starts()) + ", "
                                    + shown.slot().place(),
                            Optional.empty(),
                            Optional.of("/inscriptions/" + secret)))
                    .orElseGet(() -> over(entry, page));
        }
        return PaperCode.read(entry.text())
                .good()
                .flatMap(code -> cards.of(code, page)
                        .map(card -> new CardItemRow(
                                entry.id(), card.title(), card.next(), Optional.of(code.printed()), Optional.empty())))
                .orElseGet(() -> over(entry, page));
    }

    private static CardItemRow over(PersonNotebook.NotebookEntry entry, Page page) {
        return new CardItemRow(
                entry.id(),
                page.t("notebook.held.over"),
                page.t("notebook.held.over.words"),
                Optional.empty(),
                Optional.empty());
    }
}
