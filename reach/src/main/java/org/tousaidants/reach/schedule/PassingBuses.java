package org.tousaidants.reach.schedule;

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
    public List<PassingStop> coming() {
        return passages.next().stream()
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
