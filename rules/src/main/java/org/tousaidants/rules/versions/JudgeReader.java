package org.tousaidants.rules.versions;

import java.util.List;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Component;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.judging.Judge;

/// Reads a published version, which never changes, and creates its judge.
@Component
class JudgeReader {
    private final RuleStore store;

    JudgeReader(RuleStore store) {
        this.store = store;
    }

    @Cacheable("rules.judges")
    public Judge judge(String hash) {
        var files = store.files(hash);
        var base = files.base().map(texts -> new RulesFolder("socle", texts, List.of()));
        return new Judge(PublishedRules.read(new RulesFolder("", files.own(), List.of()), _ -> base));
    }
}
