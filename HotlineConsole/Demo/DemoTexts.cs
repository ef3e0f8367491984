namespace HotlineConsole.Demo;

/// <summary>What claimants and organizers of the demo city say. Data like a complaint's own text, so in the city's language only.</summary>
internal static class DemoTexts
{
    public static readonly string[] Surnames =
    [
        "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗", "梁", "宋", "郑", "谢",
        "韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾", "彭", "吕",
    ];

    public static readonly string[] HappenedWhen =
        ["今天上午", "今天下午", "昨天晚上", "昨天白天", "最近三天", "最近一周", "上周末", "半个月前开始", "本月初开始", "每天夜间"];

    public static readonly string[] Course =
    [
        "此前曾自行协调，没有结果。", "周边多户居民有同样情况。", "家中有老人和孩子，影响较大。", "现场目前没有人员处理。", "情况时好时坏，近日更加明显。",
        "已影响正常出行和休息。", "有照片可以提供。", "同一问题去年也出现过。", "希望工作人员到现场查看。",
    ];

    public static readonly string[] EarlierHandling =
    [
        "未向其他部门反映过。", "曾向社区反映，答复会尽快处理，目前未见进展。", "曾联系物业，物业表示不归其负责。", "首次来电反映。", "曾通过热线反映，处理后再次出现。",
        "曾联系责任单位，电话无人接听。",
    ];

    public static readonly string[] Demand =
        ["希望尽快核实处理并答复。", "希望有关单位到现场查看，限期解决。", "希望告知处理办法和时间。", "希望加强巡查，避免再次发生。"];

    public static readonly string[] Reasons =
        ["周边居民较多，现有设施不够用。", "老人和孩子使用不便。", "高峰时段人流集中，存在安全隐患。", "邻近区域已有成熟做法，可以参照。"];

    public static readonly string[] Through = ["微信群组织", "电话相互联络", "现场口头约定", "网络平台发帖"];

    public static readonly string[] Manner = ["聚集反映诉求", "到责任单位门前等候", "拉横幅"];

    public static readonly string[] Act = ["要求负责人当面答复", "在问题解决前不离开现场", "到上级部门反映"];

    public static readonly string[] OwnWords = ["“再不解决我就不走了”", "“今天没有说法，我们就一起过去”", "“后果你们负责”"];

    public static readonly string[] State = ["现场仍在发展", "已初步控制，隐患未消除", "目前无人处置"];

    public static readonly string[] Extent = ["影响一个单元", "影响一栋楼", "影响道路一侧通行", "影响周边约五十米"];

    public static readonly string[] Harm = ["暂无人员受伤", "一人轻微擦伤", "财物受损，数额待核", "有人员受困可能"];

    public static readonly string[] DirectAnswers =
    [
        "已按数据库条目向来电人说明办理条件、所需材料和办理地点，来电人表示清楚。", "已告知政策规定和查询途径，来电人无其他疑问。",
        "已说明办理流程和时限，并告知责任部门办公时间。",
    ];

    public static readonly string[] Contacts =
        ["已电话联系诉求人，了解具体情况，告知处理安排。", "与诉求人通话，约定到现场查看的时间。", "已向诉求人核实地点和发生时间。"];

    public static readonly string[] NotReached = ["拨打登记电话，无人接听，稍后再联系。", "电话占线，已发送短信告知。"];

    public static readonly string[] Progress =
        ["已派人到现场查看，情况属实，正在协调处理。", "已联系责任方，要求限期整改。", "已制定处理方案，材料和人员到位后实施。", "正在与相关单位核对权属和职责。"];

    public static readonly string[] ReturnBasis =
    [
        "经核查，该地点不在本辖区范围，依据辖区界线图。", "该设施产权和管养责任不属本单位，依据移交清单。", "该事项依据职责清单由行业主管部门负责。",
        "工单地点和涉及对象不明，无法确定责任，附核查记录。",
    ];

    public static readonly string[] Measures =
        ["安排人员到现场处置，当日完成整改，并加强后续巡查。", "督促责任方完成维修，经检查恢复正常。", "对责任人进行教育，现场已清理完毕。", "完成设备检修，回访用户使用正常。"];

    public static readonly string[] Reason = ["需要产权单位配合，手续正在办理。", "施工条件暂不具备，需待材料到场。", "涉及历史遗留问题，需多部门会商。"];

    public static readonly string[] NextSteps = ["已列入本月工作计划，每周跟进。", "召集相关单位会商，明确分工后实施。", "设置临时措施，完工前专人值守。"];

    public static readonly string[] ToldClaimant =
        ["已电话告知诉求人办理结果，诉求人表示认可。", "已当面向诉求人说明情况。", "已电话反馈，诉求人表示理解，希望持续关注。"];

    public static readonly string[] ExtensionReasons = ["涉及多个产权单位，需现场会商并履行审批手续。", "需委托专业机构检测后确定方案。"];

    public static readonly string[] SupervisionAnswers =
        ["因人员调配未能按时处理，现已专人负责，今日内完成。", "已核实情况并加快办理，处理结果将及时反馈。", "前期联系诉求人未果，现已取得联系并开始处置。"];

    public static readonly string[] WhistleMatters =
        ["涉及多个部门职责，请到场共同核实并明确分工。", "违规占道反复出现，请到场联合处置。", "管线权属不清，请到场确认产权和维修责任。", "噪声和扬尘需专业检测，请到场支持。"];

    public static readonly string[] WhistleTasks = ["现场核实并出具书面意见。", "按职责查处并反馈结果。", "协调产权单位维修。", "安排专人值守，防止反复。", "整理材料并告知诉求人。"];

    public static readonly string[] WhistleResults = ["各单位到场，分工明确，问题已处置。", "现场问题已消除，纳入日常巡查。", "临时措施已到位，后续工程列入计划。"];
}
