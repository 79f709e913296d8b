package org.tousaidants.rules.versions;

import java.util.List;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Component;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.judging.DossierJudge;

/// Reads a published version of the rules, which never changes, and creates the [DossierJudge] that evaluates dossiers
/// under it.
@Component
class DossierJudgeReader {
    private final RulesVersionStore store;

    DossierJudgeReader(RulesVersionStore store) {
        this.store = store;
    }

    @Cacheable("rules.judges")
    public DossierJudge judge(String hash) {
        var files = store.files(hash);
        var base = files.base().map(texts -> new RulesFolder("socle", texts, List.of()));
        return new DossierJudge(PublishedRules.read(new RulesFolder("", files.own(), List.of()), _ -> base));
    }
}
