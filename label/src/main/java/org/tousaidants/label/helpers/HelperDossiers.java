package org.tousaidants.label.helpers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.Paris;
import org.tousaidants.label.rules.Dossier;

/// « Dossiers » — whole, as the protocol judges them: what each helper said, and what the other rooms know of her.
/// The caller that reads one answers for the right to do so, and notes it.
@Service
public class HelperDossiers {
    private final HelperStore store;
    private final SignatureStore signatures;
    private final LevelStore levels;
    private final List<DossierPart> parts;

    HelperDossiers(HelperStore store, SignatureStore signatures, LevelStore levels, List<DossierPart> parts) {
        this.store = store;
        this.signatures = signatures;
        this.levels = levels;
        this.parts = parts;
    }

    @Transactional(readOnly = true)
    public Optional<HelperDossier> find(String network, UUID helper) {
        return store.find(network, helper).map(one -> of(network, one));
    }

    @Transactional(readOnly = true)
    public Optional<HelperDossier> ofAccount(String network, UUID account) {
        return store.ofAccount(network, account).map(one -> of(network, one));
    }

    /// In the order in which they were opened.
    @Transactional(readOnly = true)
    public List<HelperDossier> all(String network) {
        return whole(network, store.all(network));
    }

    /// Who has a file, without what is in it.
    @Transactional(readOnly = true)
    public List<Helper> helpers(String network) {
        return store.all(network);
    }

    @Transactional(readOnly = true)
    public Optional<Helper> helper(String network, UUID helper) {
        return store.find(network, helper);
    }

    /// Her file without what is in it.
    @Transactional(readOnly = true)
    public Optional<Helper> helperOf(String network, UUID account) {
        return store.ofAccount(network, account);
    }

    /// What the other rooms tell its owner of her file.
    List<DossierPiece> pieces(String network, UUID helper) {
        return parts.stream()
                .flatMap(part -> part.pieces(network, helper).stream())
                .toList();
    }

    HelperDossier of(String network, Helper helper) {
        return whole(network, List.of(helper)).getFirst();
    }

    private List<HelperDossier> whole(String network, List<Helper> helpers) {
        var ids = helpers.stream().map(Helper::id).toList();
        var signed = signatures.last(network, ids);
        var said = levels.last(network, ids);
        var known = parts.stream().map(part -> part.known(network, ids)).toList();
        return helpers.stream()
                .map(helper -> {
                    var dossier = said(
                            helper,
                            signed.getOrDefault(helper.id(), Map.of()),
                            said.getOrDefault(helper.id(), List.of()));
                    for (var part : known)
                        dossier = part.getOrDefault(helper.id(), UnaryOperator.identity())
                                .apply(dossier);
                    return new HelperDossier(helper.id(), helper.account(), dossier);
                })
                .toList();
    }

    private static Dossier said(Helper helper, Map<String, Signature> last, List<Dossier.Level> known) {
        var signed = new HashMap<String, Dossier.Signature>();
        last.forEach((commitment, one) ->
                signed.put(commitment, new Dossier.Signature(one.hash(), one.taken(), Paris.day(one.at()))));
        return new Dossier(
                helper.id().toString(),
                helper.profile(),
                helper.commune(),
                Paris.day(helper.openedAt()),
                signed,
                known,
                Optional.empty(),
                Map.of(),
                Optional.empty());
    }
}
