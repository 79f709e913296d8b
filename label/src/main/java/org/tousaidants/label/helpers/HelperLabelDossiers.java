package org.tousaidants.label.helpers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.observations.CommitmentSignature;
import org.tousaidants.label.observations.FactWitness;
import org.tousaidants.label.observations.LabelDossierPart;
import org.tousaidants.label.observations.LabelDossierPiece;
import org.tousaidants.label.observations.ObservedFact;
import org.tousaidants.label.observations.ObservedFactSubjects;
import org.tousaidants.rules.judging.LabelDossier;

/// « Dossiers » — builds the complete dossiers of helpers, which are judged by the rules of the label: the helper's
/// own statements and the facts from other packages. The caller must check the right to read a dossier and log the
/// reading.
@Service
public class HelperLabelDossiers {
    private final HelperFileStore store;
    private final HelperSkillStore levels;
    private final List<LabelDossierPart<UUID>> parts;

    HelperLabelDossiers(HelperFileStore store, HelperSkillStore levels, List<LabelDossierPart<UUID>> parts) {
        this.store = store;
        this.levels = levels;
        this.parts = parts;
    }

    @Transactional(readOnly = true)
    public Optional<HelperLabelDossier> find(UUID helper) {
        return store.find(helper).map(one -> of(one));
    }

    @Transactional(readOnly = true)
    public Optional<HelperLabelDossier> ofAccount(UUID account) {
        return store.ofAccount(account).map(one -> of(one));
    }

    /// Returns all dossiers, in the order in which their files were opened.
    @Transactional(readOnly = true)
    public List<HelperLabelDossier> all() {
        return whole(store.all());
    }

    /// Returns all helpers with a file, without its content.
    @Transactional(readOnly = true)
    public List<Helper> helpers() {
        return store.all();
    }

    @Transactional(readOnly = true)
    public Optional<Helper> helper(UUID helper) {
        return store.find(helper);
    }

    /// Returns the helper of an account, without the content of the file.
    @Transactional(readOnly = true)
    public Optional<Helper> helperOf(UUID account) {
        return store.ofAccount(account);
    }

    /// Returns, by fact, the role of the person by whom the network knows a fact about a helper. It contains no
    /// name, so that anybody may read it.
    ///
    /// @param helper id of the file
    @Transactional(readOnly = true)
    public Map<String, FactWitness> witnesses(UUID helper) {
        var witnesses = new HashMap<String, FactWitness>();
        for (var seen : store.sightings(helper))
            witnesses.putIfAbsent(
                    seen.fact(),
                    seen.by().equals(TrainingLabelDossierPart.NETWORK)
                            ? FactWitness.ATTENDANCE
                            : FactWitness.COORDINATION);
        return witnesses;
    }

    /// Returns the facts from other packages that the owner of a file may see.
    ///
    /// @param helper id of the file
    List<LabelDossierPiece> pieces(UUID helper) {
        return parts.stream().flatMap(part -> part.pieces(helper).stream()).toList();
    }

    HelperLabelDossier of(Helper helper) {
        return whole(List.of(helper)).getFirst();
    }

    private List<HelperLabelDossier> whole(List<Helper> helpers) {
        var ids = helpers.stream().map(Helper::id).toList();
        var signed = store.signatures(ObservedFactSubjects.each(ids));
        var seen = store.sightings(ObservedFactSubjects.each(ids));
        var stated = levels.last(ids);
        var known = LabelDossierPart.known(parts, ids);
        return helpers.stream()
                .map(helper -> {
                    var id = helper.id();
                    var own = LabelDossier.opened(
                                    id.toString(), helper.profile(), helper.commune(), ParisTime.day(helper.openedAt()))
                            .withSignatures(CommitmentSignature.signed(signed.getOrDefault(id, Map.of())))
                            .withLevels(stated.getOrDefault(id, List.of()))
                            .withFacts(ObservedFact.observed(seen.getOrDefault(id, List.of())));
                    var whole = known.getOrDefault(id, UnaryOperator.identity()).apply(own);
                    return new HelperLabelDossier(id, helper.account(), whole);
                })
                .toList();
    }
}
