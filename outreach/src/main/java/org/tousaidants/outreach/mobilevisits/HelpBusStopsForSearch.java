package org.tousaidants.outreach.mobilevisits;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.MobileServiceStops;
import org.tousaidants.platform.modules.NetworkModules;

/// Provides the tours to the search for help, in which a bus counts as open at the time and spot of its passage.
@Component
class HelpBusStopsForSearch implements MobileServiceStops {
    private final HelpBusStops passages;
    private final NetworkModules modules;

    HelpBusStopsForSearch(HelpBusStops passages, NetworkModules modules) {
        this.modules = modules;
        this.passages = passages;
    }

    @Override
    public List<NextMobileStop> coming() {
        if (!modules.isOn(HelpBusStopsForSearch.class)) return List.of();
        return passages.next().stream()
                .filter(HelpBusStop::comes)
                .map(one -> new NextMobileStop(
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
