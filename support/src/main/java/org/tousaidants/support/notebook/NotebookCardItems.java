package org.tousaidants.support.notebook;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.bookings.Bookings;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.codes.SavedCodeCards;
import org.tousaidants.platform.web.Page;
import org.tousaidants.support.notebook.Notebook.ContentKind;

/// The codes and appointments on a card, each with its next step in words by the package that owns it.
@Component
class NotebookCardItems {
    private static final String BOOKING = "inscription:";
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{20,80}");

    /// @param code to open it, or empty
    /// @param path of an appointment, or empty
    record CardItemRow(UUID entry, String title, String next, Optional<String> code, Optional<String> path) {}

    private final SavedCodeCards cards;
    private final Bookings bookings;

    NotebookCardItems(SavedCodeCards cards, Bookings bookings) {
        this.cards = cards;
        this.bookings = bookings;
    }

    /// The entry for a typed code; empty when no package knows it, or when its kind stays anonymous.
    Optional<String> ofCode(String typed, Page page) {
        return PaperCode.read(typed)
                .good()
                .filter(code -> cards.of(code, page).isPresent())
                .map(PaperCode::text);
    }

    /// The entry for the link of a booking.
    Optional<String> ofBooking(String secret) {
        return Optional.of(secret)
                .filter(SECRET.asMatchPredicate())
                .filter(one -> bookings.show(one).isPresent())
                .map(one -> BOOKING + one);
    }

    List<CardItemRow> rows(Notebook notebook, Page page) {
        return notebook.of(ContentKind.HELD).stream()
                .map(entry -> row(entry, page))
                .toList();
    }

    private CardItemRow row(Notebook.NotebookEntry entry, Page page) {
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

    private static CardItemRow over(Notebook.NotebookEntry entry, Page page) {
        return new CardItemRow(
                entry.id(),
                page.t("notebook.held.over"),
                page.t("notebook.held.over.words"),
                Optional.empty(),
                Optional.empty());
    }
}
