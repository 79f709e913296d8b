package org.tousaidants.outreach.mobilevisits;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.MobileVisits;
import org.tousaidants.platform.modules.Modules;

/// Provides the tours to the search for help: a bus counts as open at the time and spot of its passage.
@Component
class PassageVisits implements MobileVisits {
    private final Passages passages;
    private final Modules modules;

    PassageVisits(Passages passages, Modules modules) {
        this.modules = modules;
        this.passages = passages;
    }

    @Override
    public List<PassingStop> coming() {
        if (!modules.isOn(PassageVisits.class)) return List.of();
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
