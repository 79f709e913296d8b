package org.tousaidants.label.helpers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.observations.DossierPart;
import org.tousaidants.label.observations.DossierPiece;
import org.tousaidants.label.observations.Observation;
import org.tousaidants.label.observations.ObservedSubjects;
import org.tousaidants.label.observations.Signature;
import org.tousaidants.rules.judging.Dossier;

/// « Dossiers » — builds the complete dossiers that the protocol judges: each helper's statements, and the
/// facts from other packages. The caller checks the right to read a dossier and logs it.
@Service
public class HelperDossiers {
    private final HelperStore store;
    private final SkillLevelStore levels;
    private final List<DossierPart<UUID>> parts;

    HelperDossiers(HelperStore store, SkillLevelStore levels, List<DossierPart<UUID>> parts) {
        this.store = store;
        this.levels = levels;
        this.parts = parts;
    }

    @Transactional(readOnly = true)
    public Optional<HelperDossier> find(UUID helper) {
        return store.find(helper).map(one -> of(one));
    }

    @Transactional(readOnly = true)
    public Optional<HelperDossier> ofAccount(UUID account) {
        return store.ofAccount(account).map(one -> of(one));
    }

    /// All dossiers, in the order in which they were opened.
    @Transactional(readOnly = true)
    public List<HelperDossier> all() {
        return whole(store.all());
    }

    /// All helpers with a file, without its content.
    @Transactional(readOnly = true)
    public List<Helper> helpers() {
        return store.all();
    }

    @Transactional(readOnly = true)
    public Optional<Helper> helper(UUID helper) {
        return store.find(helper);
    }

    /// The helper of an account, without the content of the file.
    @Transactional(readOnly = true)
    public Optional<Helper> helperOf(UUID account) {
        return store.ofAccount(account);
    }

    /// The facts from other packages that the owner of the file can see.
    List<DossierPiece> pieces(UUID helper) {
        return parts.stream().flatMap(part -> part.pieces(helper).stream()).toList();
    }

    HelperDossier of(Helper helper) {
        return whole(List.of(helper)).getFirst();
    }

    private List<HelperDossier> whole(List<Helper> helpers) {
        var ids = helpers.stream().map(Helper::id).toList();
        var signed = store.signatures(ObservedSubjects.each(ids));
        var seen = store.sightings(ObservedSubjects.each(ids));
        var stated = levels.last(ids);
        var known = DossierPart.known(parts, ids);
        return helpers.stream()
                .map(helper -> {
                    var id = helper.id();
                    var own = Dossier.opened(
                                    id.toString(), helper.profile(), helper.commune(), ParisTime.day(helper.openedAt()))
                            .withSignatures(Signature.signed(signed.getOrDefault(id, Map.of())))
                            .withLevels(stated.getOrDefault(id, List.of()))
                            .withFacts(Observation.observed(seen.getOrDefault(id, List.of())));
                    var whole = known.getOrDefault(id, UnaryOperator.identity()).apply(own);
                    return new HelperDossier(id, helper.account(), whole);
                })
                .toList();
    }
}
