package org.tousaidants.label.recognition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What is put to the committee, and how its members signed.
@Repository
class ProposalStore {
    private static final TypeReference<List<VoteAsJson>> VOTES = new TypeReference<>() {};

    private static final String PROPOSAL = """
            select p.id, p.life, p.act, p.against, p.opened_at, p.opened_by, p.words, p.version, p.print,
                   p.closed_at, p.outcome,
                   (select coalesce(jsonb_agg(jsonb_build_object(
                        'member', member, 'favourable', favourable, 'reason', reason, 'at', at, 'version', version,
                        'print', print)
                        order by at), '[]')
                    from labels_vote v where v.network = p.network and v.proposal = p.id) as votes
            from labels_proposal p
            where p.network = :network\s""";

    private record VoteAsJson(
            UUID member, boolean favourable, String reason, OffsetDateTime at, String version, String print) {}

    private final Sql db;

    ProposalStore(Sql db) {
        this.db = db;
    }

    /// False when the same is open already, or when this decision was appealed before.
    boolean add(String network, Proposal one) {
        return db.sql(network, """
                        insert into labels_proposal
                            (network, id, life, act, against, opened_at, opened_by, words, version, print)
                        values (:network, :id, :life, :act, :against, :openedAt, :by, :words, :version, :print)
                        on conflict do nothing""").params(one).update() == 1;
    }

    Optional<Proposal> find(String network, UUID id) {
        return db.sql(network, PROPOSAL + "and p.id = :id")
                .param("id", id)
                .query(ProposalStore::proposal)
                .optional();
    }

    /// The last one first.
    List<Proposal> of(String network, UUID life) {
        return db.sql(network, PROPOSAL + "and p.life = :life order by p.opened_at desc")
                .param("life", life)
                .query(ProposalStore::proposal)
                .list();
    }

    /// What has waited longest first.
    List<Proposal> open(String network) {
        return db.sql(network, PROPOSAL + "and p.closed_at is null order by p.opened_at")
                .query(ProposalStore::proposal)
                .list();
    }

    void vote(String network, UUID proposal, Proposal.Vote vote) {
        db.sql(network, """
                        insert into labels_vote (network, proposal, member, favourable, reason, at, version, print)
                        values (:network, :proposal, :member, :favourable, :reason, :at, :version, :print)""").params(vote).param("proposal", proposal).update();
    }

    void close(String network, UUID proposal, Proposal.Outcome outcome, Instant at) {
        db.sql(
                        network,
                        "update labels_proposal set closed_at = :at, outcome = :outcome where network = :network and id = :id")
                .param("id", proposal)
                .param("outcome", outcome.name())
                .param("at", at)
                .update();
    }

    private static Proposal proposal(ResultSet row, int i) throws SQLException {
        var closed = row.getObject("closed_at", OffsetDateTime.class);
        return new Proposal(
                row.getObject("id", UUID.class),
                row.getObject("life", UUID.class),
                Proposal.Act.valueOf(row.getString("act")),
                Optional.ofNullable(row.getObject("against", UUID.class)),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("opened_by", UUID.class)),
                row.getString("words"),
                new Proposal.Basis(row.getString("version"), row.getString("print")),
                closed == null
                        ? Optional.empty()
                        : Optional.of(new Proposal.Closing(
                                closed.toInstant(), Proposal.Outcome.valueOf(row.getString("outcome")))),
                JsonMapper.shared().readValue(row.getString("votes"), VOTES).stream()
                        .map(one -> new Proposal.Vote(
                                one.member(),
                                one.favourable(),
                                one.reason(),
                                one.at().toInstant(),
                                new Proposal.Basis(one.version(), one.print())))
                        .toList());
    }
}
