/* « Dossier de label »: LabelCase, CommitteeProposal, StuckProposals and EmergencySuspensions, with the holder, the
   committee, the coordination and the clock. One case, one open proposal at a time; appeals are not in the model.
   LabelModelTest compares each arrow(from, act, to) with what the code allows in this state, and its state after.
   STAYED is a suspension by one person, which the committee has not confirmed: SUSPENDED in the code.

   Each person may stop at any moment; as long as it acts, the coordination withdraws what is stuck in the end.
   Proved:
   - an emergency suspension ends or is confirmed, also if nobody acts;
   - a suspended label has an open proposal, or is a task of the committee: it is never forgotten;
   - the emergency suspension is used once after each grant;
   - an open proposal can always be decided or withdrawn;
   - no state is a dead end. */

mtype = { NEVER, VALID, GRACE, LAPSED, STAYED, SUSPENDED, WITHDRAWN, RECOGNISE, RENEW, SUSPEND, STAY, LIFT, WITHDRAW,
  NONE };

#define MEMBERS 3
#define SIGNATURES 2

mtype state = NEVER;
/* What the days alone say of the last grant: a lifted suspension comes back to it. */
mtype days = NEVER;
mtype open = NONE;
bool stayedBefore, taskOfCommittee;
byte yes, no, acts = 10;
/* Nobody acts any more; only the clock runs. */
bool silent;
bool over;

#define granting (open == RECOGNISE || open == RENEW)
#define left (MEMBERS - yes - no)

inline settle(act, to) {
  state = to;
  if
  :: act == RECOGNISE || act == RENEW -> days = VALID; stayedBefore = false
  :: act == STAY -> stayedBefore = true; open = SUSPEND; yes = 0; no = 0
  :: else
  fi;
  /* CommitteeTaskReader.suspended: suspended without an open proposal. */
#ifndef FAULT_NO_TASK_WHEN_SUSPENDED
  taskOfCommittee = (state == SUSPENDED);
#endif
  assert(state != SUSPENDED || open != NONE || taskOfCommittee)
}

inline closeProposal() { open = NONE; yes = 0; no = 0 }

/* A grant of the committee: the arrow of the open proposal. */
#define arrow(FROM, ACT, TO) open == ACT && state == FROM -> closeProposal(); settle(ACT, TO)

active proctype Committee() {
  do
  :: over || silent -> break
  :: atomic { !silent && open != NONE && left > 0 && yes < SIGNATURES && no < SIGNATURES -> if :: yes++ :: no++ fi }
  /* Refused: nothing changes, but an unconfirmed emergency suspension ends. */
  :: atomic { !silent && open != NONE && no >= SIGNATURES ->
       if
       :: open == SUSPEND && state == STAYED -> closeProposal(); settle(LIFT, days)
       :: else -> closeProposal(); settle(NONE, state)
       fi }
  :: atomic { !silent && yes >= SIGNATURES ->
       if
       :: arrow(NEVER, RECOGNISE, VALID)
       :: arrow(VALID, RECOGNISE, VALID)
       :: arrow(GRACE, RECOGNISE, VALID)
       :: arrow(LAPSED, RECOGNISE, VALID)
       :: arrow(WITHDRAWN, RECOGNISE, VALID)
       :: arrow(NEVER, RENEW, VALID)
       :: arrow(VALID, RENEW, VALID)
       :: arrow(GRACE, RENEW, VALID)
       :: arrow(LAPSED, RENEW, VALID)
       :: arrow(WITHDRAWN, RENEW, VALID)
       :: arrow(VALID, SUSPEND, SUSPENDED)
       :: arrow(GRACE, SUSPEND, SUSPENDED)
       :: arrow(STAYED, SUSPEND, SUSPENDED)
       :: days == VALID && arrow(SUSPENDED, LIFT, VALID)
       :: days == GRACE && arrow(SUSPENDED, LIFT, GRACE)
       :: days == LAPSED && arrow(SUSPENDED, LIFT, LAPSED)
       :: days == VALID && arrow(STAYED, LIFT, VALID)
       :: days == GRACE && arrow(STAYED, LIFT, GRACE)
       :: days == LAPSED && arrow(STAYED, LIFT, LAPSED)
       :: arrow(VALID, WITHDRAW, WITHDRAWN)
       :: arrow(GRACE, WITHDRAW, WITHDRAWN)
       :: arrow(STAYED, WITHDRAW, WITHDRAWN)
       :: arrow(SUSPENDED, WITHDRAW, WITHDRAWN)
       /* It can no longer be granted: the last signature is refused, and the proposal is stuck. */
       :: else -> yes--; no++
       fi }
  od
}

active proctype Holder() {
  do
  :: over || silent || acts == 0 -> break
  :: atomic { !silent && open == NONE && acts > 0 && (state == NEVER || state == LAPSED || state == WITHDRAWN) -> acts--; open = RECOGNISE }
  :: atomic { !silent && open == NONE && acts > 0 && (state == VALID || state == GRACE) -> acts--; open = RENEW }
  :: atomic { !silent && acts > 0 && granting -> acts--; closeProposal() }
  od
}

active proctype Coordination() {
  do
  :: over || silent -> break
  :: atomic { !silent && acts > 0 && open == NONE && (state == VALID || state == GRACE) -> acts--; open = SUSPEND }
  :: atomic { !silent && acts > 0 && open == NONE && (state == SUSPENDED || state == STAYED) -> acts--; open = LIFT }
  :: atomic { !silent && acts > 0 && open == NONE && (state == VALID || state == GRACE || state == SUSPENDED || state == STAYED) ->
       acts--; open = WITHDRAW }
  /* One person suspends at once; the confirmation is proposed in the same act. */
  :: atomic { !silent && acts > 0 && open == NONE && !stayedBefore && (state == VALID || state == GRACE) -> acts--;
       assert(!stayedBefore); settle(STAY, STAYED) }
  /* Stuck: too few may still vote, or it is no longer possible, or it has been open for too long. */
  :: atomic { !silent && acts == 0 && open != NONE ->
       if
       :: open == SUSPEND && state == STAYED -> closeProposal(); settle(LIFT, days)
       :: else -> closeProposal(); settle(NONE, state)
       fi }
  :: atomic { !silent && acts == 0 && open == NONE && state != STAYED -> over = true }
  od
}

active proctype Absence() {
  if :: over :: silent = true fi
}

active proctype Clock() {
  do
  :: over -> break
  :: silent && state != STAYED && days != VALID && days != GRACE -> break
  :: atomic { days == VALID -> days = GRACE; if :: state == VALID -> state = GRACE :: else fi }
  :: atomic { days == GRACE -> days = LAPSED; if :: state == GRACE -> state = LAPSED :: else fi }
#ifndef FAULT_THE_STAY_NEVER_ENDS
  :: atomic { state == STAYED -> settle(LIFT, days) }
#endif
  od
}

ltl stay_ends { [] (state == STAYED -> <> (state != STAYED)) }
