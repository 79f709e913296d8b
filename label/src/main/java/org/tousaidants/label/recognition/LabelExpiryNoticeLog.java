package org.tousaidants.label.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.notices.SentNoticeStore;

/// Stores which notices a holder received about an end of the label. Each kind of notice is sent once for each end.
@Component
class LabelExpiryNoticeLog {
    private final SentNoticeStore notices;

    LabelExpiryNoticeLog(SentNoticeStore notices) {
        this.notices = notices;
    }

    /// Returns the moment of each kind of notice about this end.
    Map<String, Instant> told(UUID life, LocalDate until) {
        return before(until, notices.of(life));
    }

    static Map<String, Instant> before(LocalDate until, Map<String, Instant> all) {
        var times = new HashMap<String, Instant>();
        all.forEach((what, at) -> {
            if (what.startsWith(until + " ")) times.put(what.substring(what.indexOf(' ') + 1), at);
        });
        return times;
    }

    /// Deletes the records of notices, so that a requirement that was corrected and is missing again can be
    /// notified again.
    void forget(UUID life, LocalDate until, Collection<String> kinds) {
        notices.forget(life, kinds.stream().map(kind -> until + " " + kind).toList());
    }

    void add(UUID life, LocalDate until, String kind, Instant at) {
        notices.first(life, until + " " + kind, at);
    }
}
