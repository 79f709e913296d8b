package org.tousaidants.reach.schedule;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tousaidants.places.directory.BriefCache;
import org.tousaidants.places.directory.PassingPlaces;

/// What finding help knows of the rounds: a bus is open where and when it passes.
@Component
class PassingBuses implements PassingPlaces {
    private final Passages passages;
    private final BriefCache<List<PassingStop>> lately;

    PassingBuses(Passages passages, Clock clock) {
        this.passages = passages;
        this.lately = new BriefCache<>(clock);
    }

    @Override
    public List<PassingStop> coming(String network) {
        return lately.of(network, this::read);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void forget(PassageChanged change) {
        lately.forget(change.network());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void forget(PassagesAdded added) {
        lately.forget(added.network());
    }

    private List<PassingStop> read(String network) {
        return passages.next(network).stream()
                .filter(Passage::comes)
                .map(one -> new PassingStop(
                        one.round().name(),
                        one.commune(),
                        one.spot(),
                        one.day(),
                        one.starts(),
                        one.until(),
                        one.late(),
                        "/passages/commune/" + one.commune()))
                .toList();
    }
}
