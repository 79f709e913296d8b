package org.tousaidants.platform.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.mail.MailAddress;

@Repository
class AccountStore {
    /// SQL condition that an account contains all searched words. `offset 0` makes PostgreSQL compute the
    /// compared text once per account and not once per word.
    private static final String HOLDING = """
            from identity_account a cross join lateral (
                select translate(normalize(lower(a.name || ' ' || a.mail), NFD), :marks, '') as plain offset 0) folded
            where closed_at is null and role <> 'NEWCOMER'
              and not exists (select from unnest(:words) as w(word) where position(word in plain) = 0)
            """;

    /// SQL pattern of combining marks (accents) after Unicode decomposition.
    private static final String MARKS =
            IntStream.rangeClosed(0x300, 0x36F).mapToObj(Character::toString).collect(Collectors.joining());

    private static final String SELECT =
            "select network, id, mail, name, role, coalesce(lang, 'fr') as lang, created_at ";

    private static final String ACCOUNT = SELECT + "from identity_account where closed_at is null ";

    private final Sql sql;

    AccountStore(Sql sql) {
        this.sql = sql;
    }

    /// Stores a new account; returns false if the network already has an open account with this address.
    boolean add(Account account, Optional<UUID> by) {
        return sql.sql("""
                insert into identity_account (id, mail, name, role, created_at, accepted_at, accepted_by)
                values (:id, :mail, :name, :role, :created,
                    case when :role <> 'NEWCOMER' then :created::timestamptz end, :by) on conflict do nothing""").params(account).param("by", by).update() == 1;
    }

    Optional<Account> byMail(MailAddress mail) {
        return sql.sql(ACCOUNT + "and mail = :mail")
                .param("mail", mail.value())
                .query(Account.class)
                .optional();
    }

    /// Returns the account of the first coordinator, if nobody of the network has ever signed in; empty
    /// otherwise.
    Optional<Account> neverUsed() {
        return sql.sql(ACCOUNT + """
                and role = 'COORDINATOR'
                and not exists (select from identity_account other where other.last_in_at is not null)
                order by created_at limit 1""").query(Account.class).optional();
    }

    Optional<Account> byId(UUID id) {
        return sql.sql(ACCOUNT + "and id = :id")
                .param("id", id)
                .query(Account.class)
                .optional();
    }

    List<Account> byIds(Collection<UUID> ids) {
        return sql.sql(ACCOUNT + "and id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Account.class)
                .list();
    }

    void speaks(UUID id, String lang) {
        sql.sql("update identity_account set lang = :lang where id = :id and lang is distinct from :lang")
                .param("lang", lang)
                .param("id", id)
                .update();
    }

    /// Marks an account as accepted; returns false if it was already accepted.
    boolean accept(UUID id, UUID by, Instant now) {
        return sql.sql("""
                update identity_account set role = 'HELPER', accepted_at = :now, accepted_by = :by
                where id = :id and role = 'NEWCOMER' and closed_at is null""").param("id", id).param("by", by).param("now", now).update() == 1;
    }

    List<Account> waiting(int most) {
        return sql.sql(ACCOUNT + "and role = 'NEWCOMER' order by created_at, id limit :most")
                .param("most", most)
                .query(Account.class)
                .list();
    }

    int countWaiting() {
        return sql.sql("""
                select count(*) from identity_account
                where role = 'NEWCOMER' and closed_at is null""").query(Integer.class).single();
    }

    Optional<AccountAcceptedByNetwork> acceptance(UUID id) {
        return sql.sql("""
                select accepted_at as at, accepted_by as by from identity_account
                where id = :id and accepted_at is not null and closed_at is null""")
                .param("id", id)
                .query(AccountAcceptedByNetwork.class)
                .optional();
    }

    Map<UUID, String> names(Collection<UUID> ids) {
        return sql.sql("""
                select id, name from identity_account
                where id = any(:ids) and closed_at is null""").param("ids", ids.toArray(UUID[]::new)).map(UUID.class, String.class);
    }

    /// Returns a part of the accounts whose name or address contains all these words, ignoring case and accents,
    /// in the order of [#some].
    ///
    /// @param offset number of accounts to skip
    /// @param limit maximum number of accounts
    List<Account> search(Collection<String> words, int offset, int limit) {
        return sql.sql(SELECT + HOLDING + """
                order by name, mail offset :offset limit :limit""")
                .param("marks", MARKS)
                .param("words", words.toArray(String[]::new))
                .param("offset", offset)
                .param("limit", limit)
                .query(Account.class)
                .list();
    }

    int count(Collection<String> words) {
        return sql.sql("select count(*) " + HOLDING)
                .param("marks", MARKS)
                .param("words", words.toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    List<Account> some(int offset, int limit) {
        return sql.sql(ACCOUNT + "order by name, mail offset :offset limit :limit")
                .param("offset", offset)
                .param("limit", limit)
                .query(Account.class)
                .list();
    }

    int count() {
        return sql.sql("select count(*) from identity_account where closed_at is null")
                .query(Integer.class)
                .single();
    }

    /// Returns the number of accounts that come before the account with this address, in the order of [#some].
    int before(MailAddress mail) {
        return sql.sql("""
                select count(*) from identity_account other, identity_account one
                where one.mail = :mail and one.closed_at is null
                  and other.closed_at is null
                  and (other.name, other.mail) < (one.name, one.mail)""").param("mail", mail.value()).query(Integer.class).single();
    }

    List<Account> all() {
        return sql.sql(ACCOUNT + "order by name, mail").query(Account.class).list();
    }

    List<Account> all(Role role) {
        return sql.sql(ACCOUNT + "and role = :role order by name, mail")
                .param("role", role)
                .query(Account.class)
                .list();
    }

    /// Returns the ids of the coordinators and locks their rows, so that two concurrent changes cannot leave a
    /// network without a coordinator.
    List<UUID> lockCoordinators() {
        return sql.sql("""
                select id from identity_account
                where role = 'COORDINATOR' and closed_at is null order by id for update""").query(UUID.class).list();
    }

    void rename(UUID id, PersonName name) {
        sql.sql("update identity_account set name = :name where id = :id")
                .param("name", name.value())
                .param("id", id)
                .update();
    }

    void move(UUID id, MailAddress mail) {
        sql.sql("update identity_account set mail = :mail where id = :id")
                .param("mail", mail.value())
                .param("id", id)
                .update();
    }

    List<ClosedAccount> closed(int most) {
        return sql.sql("""
                select id, name, mail, role, created_at as created, closed_at as closed from identity_account
                where closed_at is not null and forgotten_at is null order by closed_at desc, id limit :most""").param("most", most).query(ClosedAccount.class).list();
    }

    /// Changes the role of an account.
    ///
    /// @param since the moment at which another coordinator made the person a coordinator; empty for every other
    /// role
    void give(UUID id, Role role, Optional<Instant> since) {
        sql.sql("update identity_account set role = :role, coordinator_since_at = :since::timestamptz where id = :id")
                .param("role", role.name())
                .param("since", since)
                .param("id", id)
                .update();
    }

    Optional<Instant> coordinatorSince(UUID id) {
        return sql.sql("""
                select coordinator_since_at from identity_account
                where id = :id and coordinator_since_at is not null""").param("id", id).query(Instant.class).optional();
    }

    void propose(UUID account, UUID by, Instant at) {
        sql.sql("""
                insert into identity_proposal (account, actor, recorded_at) values (:account, :by, :at)
                on conflict do nothing""").param("account", account).param("by", by).param("at", at).update();
    }

    void endProposal(UUID account) {
        sql.sql("delete from identity_proposal where account = :account")
                .param("account", account)
                .update();
    }

    /// Returns the accounts proposed as coordinators, each with the account of the proposer.
    Map<UUID, UUID> proposals() {
        return sql.sql("select account, actor as by from identity_proposal order by recorded_at")
                .map(UUID.class, UUID.class);
    }

    void close(UUID id, Instant now) {
        sql.sql("update identity_account set closed_at = :now where id = :id")
                .param("now", now)
                .param("id", id)
                .update();
    }

    /// Returns the ids of the accounts whose owners have not signed in since `since` and have not been warned
    /// yet.
    List<UUID> silent(Instant since) {
        return sql.sql("""
                select id from identity_account where closed_at is null
                and warned_at is null and coalesce(last_in_at, created_at) < :since order by id""").param("since", since).query(UUID.class).list();
    }

    /// Records that the owner of an account was warned; returns false if this was already recorded.
    boolean warned(UUID id, Instant now) {
        return sql.sql("update identity_account set warned_at = :now where id = :id and warned_at is null")
                        .param("now", now)
                        .param("id", id)
                        .update()
                > 0;
    }

    /// Returns the ids of the accounts whose owners were warned before `warnedBefore` and have not signed in
    /// since the warning.
    List<UUID> dormant(Instant warnedBefore) {
        return sql.sql("""
                select id from identity_account
                where closed_at is null and warned_at < :before order by id""").param("before", warnedBefore).query(UUID.class).list();
    }

    void forgetNow(UUID id) {
        sql.sql("""
                update identity_account
                set name = '—', mail = id || '@oublie.invalid', lang = null, forgotten_at = closed_at
                where id = :id and closed_at is not null""").param("id", id).update();
    }

    /// Erases the names of accounts that were closed before `closedBefore`; returns the number of these
    /// accounts. Their rows remain, because the log refers to their ids.
    int forget(Instant closedBefore) {
        return sql.sql("""
                update identity_account
                set name = '—', mail = id || '@oublie.invalid', lang = null, forgotten_at = closed_at
                where closed_at < :before and forgotten_at is null""").param("before", closedBefore).update();
    }
}
