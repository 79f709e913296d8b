package org.tousaidants.reach.schedule;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.PassingPlaces;

/// What finding help knows of the rounds: a bus is open where and when it passes.
@Component
class PassingBuses implements PassingPlaces {
    private final Passages passages;

    PassingBuses(Passages passages) {
        this.passages = passages;
    }

    @Override
    public long state(String network) {
        return passages.state(network);
    }

    @Override
    public List<Passing> passing(String network, LocalDate from, LocalDate to) {
        return passages.next(network).stream()
                .filter(Passage::comes)
                .filter(one -> !one.day().isBefore(from) && !one.day().isAfter(to))
                .map(one -> new Passing(
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
