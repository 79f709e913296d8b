/* « Pass numérique »: one order of two booklets of one voucher each, a replacement, one funder, two places, the year.
   PassModelTest compares each move(act, from, to) with LedgerAct, and the stages with Order.Stage.

   A move carries one unit. Nobody is obliged to hand over, present, report or replace; the jobs run, and the
   coordination signs what is due. Proved:
   - no account but the funder's is ever negative, and all accounts together are always zero;
   - what circulates is what active vouchers are worth; a voucher pays one place, once;
   - a closed order holds no money: the places have, or are owed, what was redeemed, and the funder has the rest;
   - no state is a dead end: until it is closed, the order can always go on. */

mtype = { MADE, DELIVERED, HANDED, LOST, VOID, INACTIVE, ACTIVE, ENDED };

/* The kinds of accounts, in the order of AccountKind; the stages of an order. */
#define FUNDER 0
#define PROVISION 1
#define CIRCULATION 2
#define OWED 3
#define SETTLED 4
#define EXPIRED 5
#define CANCELLED 6
#define CREDITED 7
#define QUOTED 8
#define ORDERED 9

/* Booklets 0 and 1 are ordered; 2 replaces one of them. */
#define BOOKLETS 3
#define PRICE 2
#define NOBODY 9

short account[8];
byte stage = QUOTED;
/* 0: booklets are handed over; 1: the vouchers are still accepted; 2: closing; 3: day of the refunds. */
byte day = 0;
mtype booklet[BOOKLETS] = MADE;
mtype voucher[BOOKLETS] = INACTIVE;
bool blocked[BOOKLETS];
bool wasHanded[BOOKLETS];
byte paid[BOOKLETS];
byte replaces = NOBODY;
byte given, withdrawn, reversed, bounced;
/* The booklet of an atomic act. */
hidden byte b;

#define active(b) (voucher[b] == ACTIVE)
#define closed (stage == CREDITED)

/* The act stands for the reader and for the comparison with the code. */
#define move(ACT, FROM, TO) shift(FROM, TO)

inline shift(from, to) {
  account[from]--;
  account[to]++;
  assert(account[PROVISION] >= 0 && account[CIRCULATION] >= 0 && account[OWED] >= 0 && account[SETTLED] >= 0);
  assert(account[EXPIRED] >= 0 && account[CANCELLED] >= 0 && account[CREDITED] >= 0);
  assert(account[FUNDER] + account[PROVISION] + account[CIRCULATION] + account[OWED] + account[SETTLED]
    + account[EXPIRED] + account[CANCELLED] + account[CREDITED] == 0)
}

inline balanced() {
  assert(account[CIRCULATION] == active(0) + active(1) + active(2));
  assert(account[OWED] + account[SETTLED] == paid[0] + paid[1] + paid[2]);
  assert(paid[0] <= 1 && paid[1] <= 1 && paid[2] <= 1);
  assert(!closed || account[PROVISION] + account[CIRCULATION] + account[EXPIRED] + account[CANCELLED] == 0);
  assert(!closed || account[OWED] + account[SETTLED] + account[CREDITED] == -account[FUNDER])
}

/* Two people of the coordination: the second signs, or refuses. */
active proctype Coordination() {
  atomic { stage == QUOTED -> stage = ORDERED };
  do
  :: closed -> break
  :: atomic { stage == ORDERED && given - withdrawn - reversed < PRICE && given < 3 ->
       given++; move(PROVIDE, FUNDER, PROVISION); balanced() }
  :: atomic { account[PROVISION] > 0 && withdrawn == 0 && !closed ->
       withdrawn++; move(WITHDRAW, PROVISION, FUNDER); balanced() }
  /* The reversal of a provision, if vouchers have not drawn it. */
  :: atomic { account[PROVISION] > 0 && reversed == 0 && !closed ->
       reversed++; move(REVERSE, PROVISION, FUNDER); balanced() }
  :: atomic { stage == ORDERED && day == 0 -> select(b : 0 .. 1);
       if :: booklet[b] == MADE && !blocked[b] -> booklet[b] = DELIVERED :: else fi }
  /* A loss blocks at once; the signature cancels, the refusal unblocks. */
  :: atomic { select(b : 0 .. 2);
       if :: !blocked[b] && (booklet[b] == HANDED || booklet[b] == DELIVERED) -> blocked[b] = true :: else fi }
  :: atomic { select(b : 0 .. 2);
       if
       :: blocked[b] && booklet[b] != LOST ->
          if
          :: blocked[b] = false
          :: booklet[b] = LOST;
             if
             :: active(b) -> voucher[b] = ENDED; move(CANCEL, CIRCULATION, CANCELLED)
             :: else
             fi
          fi;
          balanced()
       :: else
       fi }
  :: atomic { stage == ORDERED && replaces == NOBODY -> select(b : 0 .. 1);
       if
       :: booklet[b] == LOST && wasHanded[b] && voucher[b] == ENDED && paid[b] == 0 && booklet[2] == MADE ->
          replaces = b; booklet[2] = DELIVERED
       :: else
       fi }
  /* The refund of the funder, signed by two. */
  :: atomic { stage == EXPIRED && day == 3 ->
       do
       :: account[PROVISION] > 0 -> move(CREDIT, PROVISION, CREDITED)
       :: account[EXPIRED] > 0 -> move(CREDIT, EXPIRED, CREDITED)
       :: account[CANCELLED] > 0 -> move(CREDIT, CANCELLED, CREDITED)
       :: else -> break
       od;
       stage = CREDITED; balanced() }
  od
}

active proctype Prescriber() {
  do
  :: closed -> break
  :: atomic { select(b : 0 .. 1);
       if
       :: booklet[b] == DELIVERED && !blocked[b] && day == 0 && account[PROVISION] > 0 ->
          booklet[b] = HANDED; wasHanded[b] = true; voucher[b] = ACTIVE;
          move(ACTIVATE, PROVISION, CIRCULATION); balanced()
       :: else
       fi }
  /* The replacement takes the value of the lost booklet. */
  :: atomic { booklet[2] == DELIVERED && !blocked[2] && day <= 1 && stage == ORDERED && account[CANCELLED] > 0 ->
       booklet[2] = HANDED; wasHanded[2] = true; voucher[2] = ACTIVE;
       move(REPLACE, CANCELLED, CIRCULATION); balanced() }
  od
}

/* A till checks, then redeems in one statement of the database: two tills may both have checked. */
proctype Till() {
  byte mine = NOBODY;
  do
  :: closed -> break
  :: atomic { mine == NOBODY && day <= 1 -> select(b : 0 .. 2);
       if :: booklet[b] == HANDED && !blocked[b] && active(b) -> mine = b :: else fi }
  :: atomic { mine != NOBODY ->
       if
#ifdef FAULT_CHECK_THEN_WRITE
       :: voucher[mine] = ENDED; paid[mine]++; move(REDEEM, CIRCULATION, OWED)
#else
       :: active(mine) && day <= 2 -> voucher[mine] = ENDED; paid[mine]++; move(REDEEM, CIRCULATION, OWED)
       :: else
#endif
       fi;
       mine = NOBODY; balanced() }
  od
}

active proctype Settlement() {
  do
  :: closed -> break
  :: atomic { account[OWED] > 0 -> move(PAY, OWED, SETTLED); balanced() }
  /* The bank returns a payment. */
  :: atomic { account[SETTLED] > 0 && bounced == 0 -> bounced++; move(BOUNCE, SETTLED, OWED); balanced() }
  od
}

/* The calendar and the jobs; they always run. */
active proctype Clock() {
  run Till(); run Till();
  stage == ORDERED;
  day = 1;
  day = 2;
  atomic { stage == ORDERED ->
    do
    :: active(0) -> voucher[0] = ENDED; move(EXPIRE, CIRCULATION, EXPIRED)
    :: active(1) -> voucher[1] = ENDED; move(EXPIRE, CIRCULATION, EXPIRED)
#ifndef FAULT_REPLACEMENT_NEVER_EXPIRES
    :: active(2) -> voucher[2] = ENDED; move(EXPIRE, CIRCULATION, EXPIRED)
    :: !active(0) && !active(1) && !active(2) -> break
#else
    :: !active(0) && !active(1) -> break
#endif
    od;
    stage = EXPIRED; balanced() };
  day = 3;
  /* The refund is due from here on, and it stays a task of the coordination until it is signed. */
  closed
}
