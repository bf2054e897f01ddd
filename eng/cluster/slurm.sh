#!/usr/bin/env bash
# A Slurm cluster on this machine for tests: one controller and several node daemons on loopback, and ways to break them.
#   eng/cluster/slurm.sh install              unpacks Debian's packages into artifacts/cluster/slurm, prints the folder of its programs
#   eng/cluster/slurm.sh start|stop FOLDER    FOLDER holds everything that the cluster writes; nothing goes to /etc or /var
#   eng/cluster/slurm.sh kill-node|kill-daemon|start-node FOLDER NODE      kill-controller|start-controller FOLDER
# Nodes are called n1, n2 …; TSUMUGI_SLURM_NODES says how many (4), TSUMUGI_SLURM_PORT where their ports begin (17100).
# Exit 4 where that cannot be done (no Debian, no network, not root): the tests that need a cluster are skipped then.
set -euo pipefail

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
home=$here/artifacts/cluster/slurm
packages=(slurmctld slurmd slurm-client munge libmunge2 slurm-wlm-basic-plugins libhwloc15)
libraries=$home/root/usr/lib/x86_64-linux-gnu
nodes=${TSUMUGI_SLURM_NODES:-4}
port=${TSUMUGI_SLURM_PORT:-17100}

commands=(sbatch squeue scancel scontrol sinfo)
commands_folder=$home/root/usr/bin
libraries_path=$libraries:$libraries/slurm-wlm
probe=$home/root/usr/bin/sbatch
# shellcheck source=/dev/null
source "$here/eng/cluster/debian.sh"

# Node daemons change to the user of each job, and munge wants to own its key.
need_root() { [ "$(id -u)" = 0 ] || fail 'node daemons must be started as root'; }

configure() {
  mkdir -p "$base"/{munge,state,log,run,spool}
  chmod 755 "$base"; chmod 711 "$base/munge"; chmod 700 "$base/state"
  [ -s "$base/munge/key" ] || (umask 077; head -c 1024 /dev/urandom > "$base/munge/key")
  chmod 400 "$base/munge/key"
  cat > "$SLURM_CONF" << CONF
ClusterName=tsumugi
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort=$port
SlurmUser=root
SlurmdUser=root
MailProg=/bin/true
PluginDir=$libraries/slurm-wlm
AuthType=auth/munge
# A node refuses to start a job anew as long as its former credential might still be in use: 120 s unless stated.
AuthInfo=socket=$base/munge/socket,cred_expire=5
CredType=cred/munge
StateSaveLocation=$base/state
SlurmdSpoolDir=$base/spool/%n
SlurmctldPidFile=$base/run/slurmctld.pid
SlurmdPidFile=$base/run/slurmd-%n.pid
SlurmctldLogFile=$base/log/slurmctld.log
SlurmdLogFile=$base/log/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SlurmdParameters=config_overrides
SwitchType=switch/none
MpiDefault=none
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=1,sched_min_interval=100000,bf_interval=2,batch_sched_delay=0,requeue_delay=1
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MaxArraySize=1001
JobRequeue=1
ReturnToService=2
SlurmdTimeout=10
SlurmctldTimeout=30
MessageTimeout=5
TCPTimeout=2
BatchStartTimeout=10
KillWait=5
UnkillableStepTimeout=30
InactiveLimit=0
CompleteWait=0
# Ended jobs vanish from squeue after this; short, so that nothing comes to lean on seeing them.
MinJobAge=2
OverTimeLimit=0
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/none
CONF
  for i in $(seq "$nodes"); do
    printf 'NodeName=n%s NodeHostname=localhost NodeAddr=127.0.0.1 Port=%s CPUs=2 RealMemory=8000 State=UNKNOWN\n' "$i" $((port + i))
  done >> "$SLURM_CONF"
  printf 'PartitionName=main Nodes=n[1-%s] Default=YES MaxTime=INFINITE State=UP\n' "$nodes" >> "$SLURM_CONF"
}

controller() { LD_LIBRARY_PATH=$libraries:$libraries/slurm-wlm "$home/root/usr/sbin/slurmctld-wlm" "$@" -f "$SLURM_CONF"; }
start_node() { LD_LIBRARY_PATH=$libraries:$libraries/slurm-wlm "$home/root/usr/sbin/slurmd-wlm" -N "$1" -d "$home/root/usr/sbin/slurmstepd-wlm" -f "$SLURM_CONF"; }

start() {
  need_root
  install_once
  configure
  LD_LIBRARY_PATH=$libraries "$home/root/usr/sbin/munged" --force --key-file="$base/munge/key" --socket="$base/munge/socket" --pid-file="$base/munge/pid" \
    --seed-file="$base/munge/seed" --log-file="$base/munge/log" --num-threads=2 || fail 'munged did not start'
  controller -c || fail "slurmctld did not start; see $base/log"
  for i in $(seq "$nodes"); do start_node "n$i" || fail "slurmd did not start; see $base/log"; done
  for _ in $(seq 150); do
    [ "$("$home/bin/sinfo" -h -N -t idle -o %N 2> /dev/null | wc -l)" -ge "$nodes" ] && return 0
    sleep 0.1
  done
  stop
  fail "the nodes did not become ready; see $base/log"
}

process_of() { cat "$1" 2> /dev/null || true; }
end() { local pid; pid=$(process_of "$2"); [ -z "$pid" ] || kill "-$1" "$pid" 2> /dev/null || true; }

# A node's steps are children of init and clear their environment; the log that they hold open tells whose they are.
steps_of() {
  local link
  for link in /proc/[0-9]*/fd/*; do
    [ "$(readlink "$link" 2> /dev/null)" = "$base/log/slurmd-$1.log" ] && printf '%s\n' "$link" | cut -d / -f 3
  done | sort -u
}

children_of() { cat "/proc/$1/task/"*/children 2> /dev/null || true; }
kill_tree() { local child; for child in $(children_of "$1"); do kill_tree "$child"; done; kill -9 "$1" 2> /dev/null || true; }

# As if the power failed: the daemon, its steps and their programs are gone at once.
kill_node() {
  end 9 "$base/run/slurmd-$1.pid"
  local step
  for step in $(steps_of "$1"); do kill_tree "$step"; done
}

stop() {
  local i pid
  timeout 10 "$home/bin/scancel" -f -u root 2> /dev/null || true
  for i in $(seq "$nodes"); do end TERM "$base/run/slurmd-n$i.pid"; done
  end TERM "$base/run/slurmctld.pid"
  for _ in $(seq 50); do
    local alive=no
    for pid in $(cat "$base"/run/*.pid 2> /dev/null); do kill -0 "$pid" 2> /dev/null && alive=yes; done
    [ $alive = no ] && break
    sleep 0.1
  done
  end 9 "$base/run/slurmctld.pid"
  for i in $(seq "$nodes"); do kill_node "n$i"; done
  end TERM "$base/munge/pid"
}

command=${1:-}
if [ "$command" = install ]; then
  install_once
  printf '%s\n' "$home/bin"
  exit 0
fi
[ $# -ge 2 ] || { sed -n 2,8p "$0" >&2; exit 2; }
base=$2
export SLURM_CONF=$base/slurm.conf
case $command in
  start) mkdir -p "$base"; start ;;
  stop) stop ;;
  kill-node) kill_node "$3" ;;
  kill-daemon) end 9 "$base/run/slurmd-$3.pid" ;;
  start-node) start_node "$3" ;;
  kill-controller) end 9 "$base/run/slurmctld.pid" ;;
  start-controller) controller ;;
  *) sed -n 2,8p "$0" >&2; exit 2 ;;
esac
