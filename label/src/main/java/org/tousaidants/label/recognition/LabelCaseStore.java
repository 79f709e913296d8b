package org.tousaidants.label.recognition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.db.Sql;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Stores the cases of labels and their steps.
@Repository
class LabelCaseStore {
    private static final TypeReference<List<LabelCaseStep>> STEPS = new TypeReference<>() {};

    private static final String LIFE = """
            select l.id, l.helper, l.account, l.place, l.profile, l.lang,
                   (select coalesce(jsonb_agg(jsonb_build_object(
                        'act', act, 'at', recorded_at, 'by', actor, 'reason', reason, 'version', version, 'proposal', proposal,
                        'term', case when from_day is not null and until_day is not null then
                            jsonb_build_object('from', from_day, 'until', until_day, 'code', code) end)
                        order by s.number), '[]')
                    from recognition_step s where s.network = l.network and s.life = l.id) as steps
            from recognition_life l
            where true\s""";

    private final Sql db;

    LabelCaseStore(Sql db) {
        this.db = db;
    }

    /// Returns the id of the case of a holder under a profile; creates the case if there is none.
    ///
    /// @param lang language of the letters to the holder
    UUID of(LabelHolder holder, String profile, String lang, Instant now) {
        @Nullable UUID helper = null;
        @Nullable UUID account = null;
        @Nullable UUID place = null;
        switch (holder) {
            case LabelHolder.HelperAsLabelHolder(var file, var own) -> {
                helper = file;
                account = own;
            }
            case LabelHolder.PlaceAsLabelHolder(var record) -> place = record.value();
        }
        db.sql("""
                        insert into recognition_life (id, helper, account, place, profile, lang, opened_at)
                        values (:id, :helper, :account, :place, :profile, :lang, :now)
                        on conflict do nothing""")
                .param("id", UUID.randomUUID())
                .param("helper", helper)
                .param("account", account)
                .param("place", place)
                .param("profile", profile)
                .param("lang", lang)
                .param("now", now)
                .update();
        return db.sql("""
                        select id from recognition_life
                        where coalesce(helper, place) = :holder and profile = :profile""")
                .param("holder", helper == null ? place : helper)
                .param("profile", profile)
                .query(UUID.class)
                .single();
    }

    /// Locks and returns a case until the end of the transaction, so that the second of two simultaneous changes
    /// reads the result of the first.
    Optional<LabelCase> lock(UUID id) {
        db.sql("select 1 from recognition_life where id = :id for update")
                .param("id", id)
                .query(Integer.class)
                .optional();
        return find(id);
    }

    Optional<LabelCase> find(UUID id) {
        return db.sql(LIFE + "and l.id = :id")
                .param("id", id)
                .query(LabelCaseStore::life)
                .optional();
    }

    /// Returns the cases of these helpers' files, newest first.
    List<LabelCase> ofHelpers(Collection<UUID> helpers) {
        return db.sql(LIFE + "and l.helper = any(:helpers) order by l.opened_at desc")
                .param("helpers", helpers.toArray(UUID[]::new))
                .query(LabelCaseStore::life)
                .list();
    }

    /// Returns the cases of these records of places, newest first.
    List<LabelCase> ofPlaces(Collection<PlaceId> records) {
        return db.sql(LIFE + "and l.place = any(:records) order by l.opened_at desc")
                .param("records", records.stream().map(PlaceId::value).toArray(UUID[]::new))
                .query(LabelCaseStore::life)
                .list();
    }

    /// Returns the case to which this badge belongs.
    Optional<LabelCase> ofBadge(String code) {
        return db.sql(LIFE + """
                        and exists (select 1 from recognition_step s
                                    where s.network = l.network and s.life = l.id and s.code = :code)""")
                .param("code", code)
                .query(LabelCaseStore::life)
                .optional();
    }

    List<LabelCase> all() {
        return db.sql(LIFE + "order by l.opened_at desc")
                .query(LabelCaseStore::life)
                .list();
    }

    void append(UUID life, LabelCaseStep step) {
        db.sql("""
                        insert into recognition_step
                            (life, recorded_at, act, actor, reason, version, proposal, from_day, until_day, code)
                        values (:life, :at, :act, :by, :reason, :version, :proposal, :from, :until, :code)""")
                .params(step)
                .param("life", life)
                .param("from", step.term().map(LabelCaseStep.LabelValidityPeriod::from))
                .param("until", step.term().map(LabelCaseStep.LabelValidityPeriod::until))
                .param(
                        "code",
                        step.term().map(LabelCaseStep.LabelValidityPeriod::code).orElse(""))
                .update();
    }

    private static LabelCase life(ResultSet row, int i) throws SQLException {
        var place = row.getObject("place", UUID.class);
        return new LabelCase(
                row.getObject("id", UUID.class),
                place == null
                        ? new LabelHolder.HelperAsLabelHolder(
                                row.getObject("helper", UUID.class), row.getObject("account", UUID.class))
                        : new LabelHolder.PlaceAsLabelHolder(new PlaceId(place)),
                row.getString("profile"),
                row.getString("lang"),
                JsonMapper.shared().readValue(row.getString("steps"), STEPS));
    }
}
