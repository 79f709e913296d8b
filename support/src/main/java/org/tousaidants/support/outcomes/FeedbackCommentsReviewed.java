package org.tousaidants.support.outcomes;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Mots relus » — published when a coordinator reviewed free texts. The event never names the authors.
///
/// @param act kind of review
/// @param words number of texts
record FeedbackCommentsReviewed(UUID by, String act, int words) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(by, "outcomes." + act, "outcomes").with("words", words);
    }
}
