package org.tousaidants.label.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.notices.SentNoticeStore;

/// Stores which notices a holder received about one end of the label. After a renewal there is another end, and each
/// kind of notice is sent again once.
@Component
class LabelExpiryNoticeLog {
    private final SentNoticeStore notices;

    LabelExpiryNoticeLog(SentNoticeStore notices) {
        this.notices = notices;
    }

    /// Returns the moment at which each kind of notice was sent, by kind.
    ///
    /// @param life id of the case
    /// @param until last day of the label to which the notices refer
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

    /// Deletes the records of some notices. A requirement that was corrected and is missing again can then be
    /// notified again.
    ///
    /// @param life id of the case
    /// @param until last day of the label to which the notices refer
    /// @param kinds kinds of notices
    void forget(UUID life, LocalDate until, Collection<String> kinds) {
        notices.forget(life, kinds.stream().map(kind -> until + " " + kind).toList());
    }

    void add(UUID life, LocalDate until, String kind, Instant at) {
        notices.first(life, until + " " + kind, at);
    }
}
