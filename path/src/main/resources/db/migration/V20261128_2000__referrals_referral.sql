-- Referrals: where each stands, who sent it, what the person agreed to pass on, and every step, which nobody rewrites.

create table referrals_referral (
    network     text        not null,
    id          uuid        not null,
    -- what stands on the person's sheet
    code        text        not null,
    place       uuid        not null,
    -- the account of a recognised helper; null: whoever answers for the place
    helper      uuid,
    urgent      boolean     not null,
    previous    uuid,
    hand_over   int         not null check (hand_over >= 1),
    sender      uuid,
    lang        text        not null check (lang in ('fr', 'en')),
    made        timestamptz not null,
    -- what the steps make of it: kept beside them, for lists
    state       text        not null check (state ~ '^[A-Z]+(_[A-Z]+)*$'),
    moved       timestamptz not null,
    appointment timestamptz,
    reminded    boolean     not null default false,
    escalated   boolean     not null default false,
    due         timestamptz,
    primary key (network, id),
    unique (network, code),
    foreign key (network, previous) references referrals_referral
);
create index on referrals_referral (network, due) where due is not null;
create index on referrals_referral (network, moved) where escalated;
create index on referrals_referral (network, place, moved);
create index on referrals_referral (network, helper, moved) where helper is not null;
create index on referrals_referral (network, sender, moved) where sender is not null;
create index on referrals_referral (network, appointment) where appointment is not null;
create index on referrals_referral (network, previous) where previous is not null;

-- Who sent it, and how she is told: apart, so that it can be forgotten while the referral stays.
create table referrals_sender (
    network  text not null,
    referral uuid not null,
    name     text not null check (length(name) <= 120),
    mail     text not null check (length(mail) <= 254),
    primary key (network, referral),
    foreign key (network, referral) references referrals_referral
);

-- What is passed on, field by field, as the person agreed. Goes with her agreement, or with time.
create table referrals_passed (
    network  text not null,
    referral uuid not null,
    field    text not null check (field ~ '^[A-Z]+(_[A-Z]+)*$'),
    value    text not null check (length(value) between 1 and 1000),
    primary key (network, referral, field),
    foreign key (network, referral) references referrals_referral
);

-- One row for each thing that happened.
create table referrals_step (
    network  text        not null,
    referral uuid        not null,
    n        int         not null,
    move     text        not null check (move ~ '^[A-Z]+(_[A-Z]+)*$'),
    at       timestamptz not null,
    who      text        not null check (who in ('SENDER', 'RECEIVER', 'PERSON', 'COORDINATION', 'CLOCK')),
    account  uuid,
    -- from a closed list, by the kind of move
    reason   text        not null default '' check (reason ~ '^[a-z-]*$'),
    words    text        not null default '' check (length(words) <= 1000),
    -- of an appointment
    day      timestamptz,
    primary key (network, referral, n),
    foreign key (network, referral) references referrals_referral
);
