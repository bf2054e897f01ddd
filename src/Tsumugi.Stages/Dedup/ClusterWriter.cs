using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Dedup;

/// <summary>Takes cluster after cluster, lets it be resolved, and writes the fate of each member.</summary>
/// <remarks>Members are read twice, by two streams over one sorted order: once for the groups, once for the fates. So copies of one text are never held.</remarks>
internal sealed class ClusterWriter(DedupSettings settings, ClusterResolver resolver, ITaskContext task)
{
    private readonly RankOrder _order = new(settings);
    private readonly List<TwinGroup> _groups = [];
    private readonly List<EdgeRecord> _edges = [];
    private long _clusters;
    private long _dropped;
    private long _kept;
    private long _exact;
    private long _near;
    private long _contained;

    /// <summary>Writes all fates and counts them.</summary>
    public void Write(RecordSorter<MemberRecord> members, RecordSorter<EdgeRecord> edges, RecordSorter<ClusterRecord> fates)
    {
        using IRecordStream<MemberRecord> ahead = members.Sorted();
        using IRecordStream<MemberRecord> behind = members.Sorted();
        using IRecordStream<EdgeRecord> pairs = edges.Sorted();
        bool hasMember = ahead.TryRead(out MemberRecord member);
        bool hasEdge = pairs.TryRead(out EdgeRecord edge);
        while (hasMember)
        {
            task.Stopping.ThrowIfCancellationRequested();
            DocumentAddress cluster = member.Cluster;
            long size = 0;
            _groups.Clear();
            for (; hasMember && member.Cluster == cluster; hasMember = ahead.TryRead(out member))
            {
                AddToGroup(member);
                size++;
            }

            _edges.Clear();
            for (; hasEdge && edge.Cluster == cluster; hasEdge = pairs.TryRead(out edge))
            {
                _edges.Add(edge);
            }

            WriteCluster(behind, size, resolver.Resolve(_groups, _edges), fates);
            _clusters++;
        }

        task.Count("dedup/clusters", _clusters);
        task.Count("dedup/in-clusters/kept", _kept);
        task.Count("dedup/in-clusters/dropped-by-rules", _dropped);
        task.Count("dedup/merged/exact", _exact);
        task.Count("dedup/merged/near", _near);
        task.Count("dedup/merged/contained", _contained);
    }

    private void AddToGroup(in MemberRecord member)
    {
        if (_groups.Count == 0 || _groups[^1].First != member.First)
        {
            _groups.Add(new TwinGroup(member.First, member.Address, member.Rank));
        }
        else if (_order.Compare(member.Rank, member.Address, _groups[^1].Rank, _groups[^1].Best) < 0)
        {
            _groups[^1] = new TwinGroup(member.First, member.Address, member.Rank);
        }
    }

    private void WriteCluster(IRecordStream<MemberRecord> members, long size, TwinFate[] fates, RecordSorter<ClusterRecord> output)
    {
        int group = 0;
        for (long i = 0; i < size && members.TryRead(out MemberRecord member); i++)
        {
            if (member.First != _groups[group].First)
            {
                group++;
            }

            output.Add(new ClusterRecord(member.Address, Entry(member, size, group, fates[group])));
        }
    }

    private ClusterEntry Entry(in MemberRecord member, long size, int group, TwinFate fate)
    {
        long row = member.Address.Row;
        if (!member.Rank.Passes)
        {
            _dropped++;
            return new ClusterEntry(row, member.Cluster, size, ClusterRole.None, TwinKind.None, member.Address, 0);
        }

        DocumentAddress kept = _groups[fate.Keeper].Best;
        if (kept == member.Address)
        {
            _kept++;
            return new ClusterEntry(row, member.Cluster, size, ClusterRole.Kept, TwinKind.None, kept, 1, 1);
        }

        if (fate.Keeper == group)
        {
            _exact++;
            return new ClusterEntry(row, member.Cluster, size, ClusterRole.Merged, TwinKind.Exact, kept, 1, 1);
        }

        bool contained = fate.Jaccard < settings.Jaccard;
        (_near, _contained) = contained ? (_near, _contained + 1) : (_near + 1, _contained);
        return new ClusterEntry(row, member.Cluster, size, ClusterRole.Merged, contained ? TwinKind.Contained : TwinKind.Near, kept, fate.Jaccard, fate.Containment);
    }
}
