package org.tousaidants.label.sortition;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;

/// « Paroles lues d’abord » — service that gives the words of people with a seat to the page of a meeting, without
/// their names.
@Service
public class HelpedPeopleWords {
    private final SortitionStore store;
    private final Clock clock;

    HelpedPeopleWords(SortitionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// The words for one workshop or interview.
    @Transactional(readOnly = true)
    public List<String> of(MeetingKind kind, UUID subject) {
        return store.words(kind, subject, ParisTime.today(clock));
    }

    /// The words for the sessions of the committee of today and later.
    @Transactional(readOnly = true)
    public List<String> forCommittee() {
        return store.words(MeetingKind.COMMITTEE, null, ParisTime.today(clock));
    }
}
