package org.tousaidants.label.recognition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Stores the proposals to the committee and their votes.
@Repository
class CommitteeProposalStore {
    private static final String PROPOSAL = """
            select p.id, p.life, p.act, p.against, p.opened_at, p.opened_by as by, p.comment as words, p.version, p.print,
                   p.closed_at as at, p.outcome,
                   (select coalesce(jsonb_agg(jsonb_build_object(
                        'member', member, 'favourable', favourable, 'reason', reason, 'at', recorded_at,
                        'basis', jsonb_build_object('version', version, 'print', print))
                        order by recorded_at), '[]')
                    from recognition_vote v where v.network = p.network and v.proposal = p.id) as votes
            from recognition_proposal p
            where true\s""";

    private final Sql db;

    CommitteeProposalStore(Sql db) {
        this.db = db;
    }

    /// Stores a proposal. Returns false if the same proposal is already open, or if the proposal is an appeal
    /// against a decision that was already appealed.
    ///
    /// @param one the proposal
    boolean add(CommitteeProposal one) {
        return db.sql("""
                        insert into recognition_proposal
                            (id, life, act, against, opened_at, opened_by, comment, version, print)
                        values (:id, :life, :act, :against, :openedAt, :by, :words, :version, :print)
                        on conflict do nothing""").params(one).update() == 1;
    }

    Optional<CommitteeProposal> find(UUID id) {
        return db.sql(PROPOSAL + "and p.id = :id")
                .param("id", id)
                .query(CommitteeProposal.class)
                .optional();
    }

    /// Returns the proposals about a case, newest first.
    ///
    /// @param life id of the case
    List<CommitteeProposal> of(UUID life) {
        return db.sql(PROPOSAL + "and p.life = :life order by p.opened_at desc")
                .param("life", life)
                .query(CommitteeProposal.class)
                .list();
    }

    /// Returns the open proposals, oldest first.
    List<CommitteeProposal> open() {
        return db.sql(PROPOSAL + "and p.closed_at is null order by p.opened_at")
                .query(CommitteeProposal.class)
                .list();
    }

    void vote(UUID proposal, CommitteeProposal.CommitteeVote vote) {
        db.sql("""
                        insert into recognition_vote (proposal, member, favourable, reason, recorded_at, version, print)
                        values (:proposal, :member, :favourable, :reason, :at, :version, :print)""").params(vote).param("proposal", proposal).update();
    }

    void close(UUID proposal, CommitteeProposal.ProposalOutcome outcome, Instant at) {
        db.sql("update recognition_proposal set closed_at = :at, outcome = :outcome where id = :id")
                .param("id", proposal)
                .param("outcome", outcome.name())
                .param("at", at)
                .update();
    }
}
